import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'

import { Database } from '../../static/js/outbox/database.js'
import { Outbox } from '../../static/js/outbox/outbox.js'
import { Seal } from '../../static/js/outbox/seal.js'
import { Sender } from '../../static/js/outbox/sender.js'
import { FakeChannel, FakeFactory, FakeLocks, KEY, makeEntry, rest, until } from './fakes.mjs'

const timing = { first_retry: 2, longest_retry: 8, no_reply: 1000 }

let factory, locks, line, sent, reply, session, pages

beforeEach(async () => {
  factory = new FakeFactory()
  locks = new FakeLocks()
  line = []
  sent = []
  pages = []
  reply = receipt
  const seal = await Seal.make('7', KEY)
  session = { person: '7', seal, hasNoKey: false, found: 'same', ask: async () => session.found }
})

// A sender never gives up by itself.
afterEach(() => {
  for (const page of pages) {
    page.plan = async () => {}
    page.kinds = {}
    clearTimeout(page.timer)
  }
})

function receipt(entry) {
  return { kind: 'receipt', version: entry.base + 1, digest: 'd', savedAt: 'now', route: {} }
}

// A page of the person: all pages share disk, lock and channel.
function openPage() {
  const sender = new Sender({
    outbox: new Outbox({ person: '7', database: new Database(factory) }),
    session,
    timing,
    locks,
    channel: new FakeChannel(line),
    kinds: {
      answer: async (entry) => {
        sent.push(entry)
        return await reply(entry, sent.length)
      },
    },
  })
  pages.push(sender)
  sender.events = []
  sender.listen((event) => sender.events.push(event))
  return sender
}

const sentIds = () => sent.map((entry) => entry.op_id)
const outcomes = (sender) =>
  sender.events.filter(({ type }) => type === 'outcome').map(({ outcome }) => outcome.kind)

test('pages are told of a disk that was cleared while the line failed', async () => {
  const page = openPage()
  reply = () => {
    factory.clear()
    return { kind: 'unknown' }
  }

  await page.enqueue(makeEntry())
  await until(() => outcomes(page).length)

  const since = page.events.findLastIndex(({ type }) => type === 'outcome')
  await until(() => page.events.slice(since).some(({ type }) => type === 'read'))
  assert.deepEqual(page.events.findLast(({ type }) => type === 'read').entries, [])
})

test('a line that is back is used soon, even if the last try was a moment ago', async () => {
  const page = openPage()
  page.timing = { first_retry: 40, longest_retry: 60_000, no_reply: 1000 }
  page.delay = 60_000
  reply = () => ({ kind: 'unknown' })
  await page.enqueue(makeEntry())
  await until(() => page.timer !== null)

  reply = receipt
  page.tryNow()

  await until(() => outcomes(page).includes('receipt'))
})

test('nothing is tried again where nothing waits', async () => {
  const page = openPage()
  page.timing = { first_retry: 30_000, longest_retry: 60_000, no_reply: 1000 }
  await page.run()
  page.events.length = 0

  page.tryNow()
  await rest(20)

  assert.deepEqual(page.events, [])
})

test('an entry is sent once, leaves the disk, and its receipt is told', async () => {
  const page = openPage()

  await page.enqueue(makeEntry())
  await until(() => outcomes(page).length)

  assert.equal(sent.length, 1)
  assert.deepEqual(factory.rows('outbox'), [])
  assert.deepEqual(outcomes(page), ['receipt'])
})

test('without a reply the same operation goes again until there is one', async () => {
  const page = openPage()
  const entry = makeEntry()
  reply = (one, count) => (count < 4 ? { kind: 'unknown' } : receipt(one))

  await page.enqueue(entry)
  await until(() => outcomes(page).includes('receipt'))

  assert.deepEqual(sentIds(), Array(4).fill(entry.op_id))
  assert.deepEqual(factory.rows('outbox'), [])
})

test('an entry that never gets through does not hold up other questions', async () => {
  const page = openPage()
  const stuck = makeEntry({ question: 'AS09' })
  reply = (entry) => (entry.question === 'AS09' ? { kind: 'unknown' } : receipt(entry))

  await page.enqueue(stuck)
  for (const question of ['AS01', 'AS02', 'AS03', 'AS04', 'AS05']) {
    await page.enqueue(makeEntry({ question }))
  }
  await until(() => outcomes(page).filter((kind) => kind === 'receipt').length === 5)

  assert.deepEqual(
    factory.rows('outbox').map((row) => row.op_id),
    [stuck.op_id]
  )
})

test('a queued entry takes the version of the receipt before it', async () => {
  const page = openPage()
  const first = makeEntry({ base: 3 })
  const second = makeEntry({ base: 3, behind: [first.op_id] })

  await page.outbox.unlock(session.seal)
  await page.outbox.put(first)
  await page.enqueue(second)
  await until(() => sent.length === 2)

  assert.deepEqual(
    sent.map((entry) => entry.base),
    [3, 4]
  )
})

test('an entry of another page keeps its own base', async () => {
  const page = openPage()
  await page.outbox.unlock(session.seal)
  await page.outbox.put(makeEntry())
  await page.enqueue(makeEntry())
  await until(() => sent.length === 2)

  assert.deepEqual(
    sent.map((entry) => entry.base),
    [0, 0]
  )
})

test('a refusal is kept with its reason and is not sent again', async () => {
  const page = openPage()
  reply = () => ({ kind: 'refused', why: 'Too long.' })

  await page.enqueue(makeEntry())
  await until(() => outcomes(page).length)
  await rest()

  const { entries } = await page.outbox.read()
  assert.equal(sent.length, 1)
  assert.equal(entries[0].outcome.why, 'Too long.')
})

test('two pages send one after the other and each entry once', async () => {
  const [one, other] = [openPage(), openPage()]
  let atOnce = 0
  let most = 0
  reply = async (entry) => {
    most = Math.max(most, ++atOnce)
    await rest(2)
    atOnce -= 1
    return receipt(entry)
  }

  await Promise.all([one.enqueue(makeEntry()), other.enqueue(makeEntry())])
  await until(() => outcomes(one).length === 2 && outcomes(other).length === 2)

  assert.equal(new Set(sentIds()).size, 2)
  assert.equal(sent.length, 2)
  assert.equal(most, 1)
})

test('signed out, the queue pauses and goes on with the same person', async () => {
  const page = openPage()
  await page.outbox.unlock(session.seal)
  session.found = 'signed_out'
  reply = () => ({ kind: 'signin' })
  await page.enqueue(makeEntry())
  await page.enqueue(makeEntry({ question: 'AS02' }))
  await until(() => page.state === 'signed_out')
  await rest(40)
  assert.ok(sent.length <= 2)

  session.found = 'same'
  reply = receipt

  await until(() => factory.rows('outbox').length === 0)
})

test('signed in as somebody else, nothing is sent and everything stays', async () => {
  const page = openPage()
  session.found = 'other'

  await page.enqueue(makeEntry())
  await until(() => page.state === 'other')
  await rest()

  assert.equal(sent.length, 0)
  assert.equal(factory.rows('outbox').length, 1)
})

test('a token renewed elsewhere is read again and the same operation sent once more', async () => {
  const page = openPage()
  reply = (entry, count) => (count === 1 ? { kind: 'csrf' } : receipt(entry))

  await page.enqueue(makeEntry())
  await until(() => outcomes(page).length)

  assert.equal(sent[0].op_id, sent[1].op_id)
  assert.deepEqual(outcomes(page), ['receipt'])
})

test('entries left by a closed page are sent by the next', async () => {
  const closed = openPage()
  await closed.outbox.unlock(session.seal)
  await closed.outbox.put(makeEntry())

  openPage().run()

  await until(() => sent.length === 1)
})

test('an entry of a kind that this page cannot send stays', async () => {
  const page = openPage()

  await page.enqueue(makeEntry({ kind: 'concern', question: undefined }))
  await rest()

  assert.equal(sent.length, 0)
  assert.equal(factory.rows('outbox').length, 1)
})

test('without locks and channel everything still arrives', async () => {
  locks = undefined
  const page = openPage()

  await page.enqueue(makeEntry())

  await until(() => outcomes(page).length)
})
