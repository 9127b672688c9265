import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

import { Database } from '../../static/js/outbox/database.js'
import { Outbox } from '../../static/js/outbox/outbox.js'
import { Seal } from '../../static/js/outbox/seal.js'
import { FakeFactory, KEY, makeEntry } from './fakes.mjs'

let factory, outbox, seal

beforeEach(async () => {
  factory = new FakeFactory()
  outbox = openOutbox('7')
  seal = await Seal.make('7', KEY)
  await outbox.unlock(seal)
})

function openOutbox(person) {
  return new Outbox({ person, database: new Database(factory) })
}

test('an entry is on the disk, sealed, and readable again by the same person', async () => {
  const entry = makeEntry({ content: { value: 'no', reasons: [], note: 'A girl of 15.', ask: false } })

  assert.equal(await outbox.put(entry), true)

  const [record] = factory.rows('outbox')
  assert.deepEqual(Object.keys(record).sort(), ['iv', 'op_id', 'person', 'sealed', 'sequence'])
  assert.ok(!JSON.stringify(record).includes('girl'))
  const later = openOutbox('7')
  await later.unlock(seal)
  assert.deepEqual((await later.read()).entries[0].content, entry.content)
})

test('a record moved to another person or operation does not open', async () => {
  const entry = makeEntry()
  const record = { op_id: entry.op_id, ...(await seal.close(entry)) }

  await assert.rejects((await Seal.make('8', KEY)).open(record))
  await assert.rejects(seal.open({ ...record, op_id: 'another' }))
  assert.equal((await seal.open(record)).op_id, entry.op_id)
})

test('somebody else learns how many there are and nothing more', async () => {
  await outbox.put(makeEntry())
  const other = openOutbox('8')
  await other.unlock(await Seal.make('8', KEY))

  assert.deepEqual(await other.count(), { own: 0, others: 1 })
  assert.deepEqual((await other.read()).entries, [])
})

test('entries that cannot be opened are counted all the same', async () => {
  await outbox.put(makeEntry())
  const locked = openOutbox('7')

  await locked.count()
  assert.equal(locked.unread, 1)
  await locked.unlock(seal)
  await locked.read()
  assert.equal(locked.unread, 0)
})

test('a full disk leaves the entry in the page, and it is kept once there is room', async () => {
  factory.fail = 'QuotaExceededError'
  const entry = makeEntry()

  assert.equal(await outbox.put(entry), false)
  assert.ok(outbox.isNarrow)
  assert.equal((await outbox.read()).entries.length, 1)

  factory.fail = null
  await outbox.settleIn()
  assert.ok(!outbox.isNarrow)
  assert.equal(factory.rows('outbox').length, 1)
})

test('without a database everything is held in the page', async () => {
  const bare = new Outbox({ person: '7', database: new Database(undefined) })
  await bare.unlock(seal)

  assert.equal(await bare.put(makeEntry()), false)
  assert.equal((await bare.read()).entries.length, 1)
  assert.deepEqual(await bare.count(), { own: 1, others: 0 })
})

test('without the key nothing is written, and with it everything is', async () => {
  const early = openOutbox('7')
  assert.equal(await early.put(makeEntry()), false)
  assert.equal(factory.rows('outbox').length, 0)

  await early.unlock(seal)

  assert.equal(factory.rows('outbox').length, 1)
})

test('a connection closed by the system is opened again', async () => {
  await outbox.put(makeEntry())
  factory.close()

  assert.equal(await outbox.put(makeEntry()), true)
  assert.equal(factory.rows('outbox').length, 2)
})

test('a replaced entry goes in the same step as the new one comes', async () => {
  const first = makeEntry()
  await outbox.put(first)
  factory.fail = 'QuotaExceededError'
  const second = makeEntry({ behind: [first.op_id] })

  await outbox.put(second, [first.op_id])

  assert.deepEqual(
    factory.rows('outbox').map((row) => row.op_id),
    [first.op_id]
  )
})

test('a confirmed entry leaves a receipt and takes along what it was typed over', async () => {
  const first = makeEntry({ outcome: { kind: 'refused', why: 'Too long.' } })
  const second = makeEntry({ behind: [first.op_id] })
  await outbox.put(first)
  await outbox.put(second)

  await outbox.confirm(second, { version: 4, digest: 'd', savedAt: 'now' })

  const { entries, receipts } = await outbox.read()
  assert.deepEqual(entries, [])
  assert.equal(receipts.get(second.op_id).version, 4)
})

test('a decision is not written over an entry that was discarded', async () => {
  const entry = makeEntry()
  await outbox.put(entry)
  await outbox.remove([entry.op_id])

  await outbox.conclude(entry, { kind: 'refused', why: '' })

  assert.deepEqual(factory.rows('outbox'), [])
})

test('entries come in the order of their making, however the clock jumps', async () => {
  const now = Date.now
  const [first, second] = [makeEntry(), makeEntry()]
  await outbox.put(first)
  Date.now = () => now() - 86_400_000
  await outbox.put(second)
  Date.now = now

  const { entries } = await outbox.read()

  assert.deepEqual(
    entries.map((entry) => entry.op_id),
    [first.op_id, second.op_id]
  )
})
