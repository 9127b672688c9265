import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

import { choose } from '../../static/js/scoring/choosing.js'
import { compare } from '../../static/js/scoring/comparing.js'
import { asText, BLANK, digest } from '../../static/js/scoring/content.js'
import { AnswerState } from '../../static/js/scoring/state.js'
import { makeEntry, rest, until } from './fakes.mjs'

const stored = { value: 'no', reasons: [], note: 'Theirs.', by: 'Helen', at: '2026-04-13T08:00:00Z' }
const conflict = { kind: 'conflict', stored, version: 3, digest: 'theirs' }

let controls, disk, dropped, isKept, state

// The disk only holds what it is given; outcomes are told by the tests.
beforeEach(() => {
  controls = BLANK
  disk = []
  dropped = []
  isKept = true
  state = makeState()
})

function makeState() {
  return new AnswerState({
    question: 'AS01',
    clientId: 'this page',
    saved: { content: BLANK, version: 0, digest: 'blank', at: null },
    read: () => controls,
    write: (content) => (controls = content),
    keep: async (entry, instead) => {
      disk = [...disk.filter((one) => !instead.includes(one.op_id)), entry]
      return isKept
    },
    drop: (opIds) => dropped.push(...opIds),
    compose: (parts) => makeEntry({ client_id: 'this page', ...parts }),
    changed: () => {},
  })
}

function type(value, note = '') {
  controls = { value, reasons: [], note, ask: false }
}

async function give(value, note) {
  type(value, note)
  state.edited()
  await rest(1)
  return state.newest
}

function receiptFor(entry, version = entry.base + 1) {
  state.settle(entry, { kind: 'receipt', version, digest: `d${version}`, savedAt: 'now' })
}

test('an answer that could not be kept waits for the sign-in once nobody is signed in', async () => {
  isKept = false
  const entry = await give('yes')
  assert.equal(state.status, 'unsaved')

  state.showSignIn()
  assert.equal(state.status, 'signin')

  state.showSending(entry.op_id)
  receiptFor(entry)
  assert.equal(state.status, 'settled')
})

test('an answer that is kept says so, signed in or not', async () => {
  await give('yes')

  state.showSignIn()

  assert.equal(state.status, 'kept')
})

test('an answer is kept first, then sent, then saved', async () => {
  type('yes')
  state.edited()
  assert.equal(state.status, 'unsaved')
  await rest(1)
  assert.equal(state.status, 'kept')

  state.showSending(state.newest.op_id)
  assert.equal(state.status, 'sending')
  receiptFor(state.newest)

  assert.deepEqual([state.status, state.saved.version, state.saved.digest], ['settled', 1, 'd1'])
})

test('what the laptop did not keep is never said to be kept', async () => {
  isKept = false
  await give('yes')

  assert.equal(state.status, 'unsaved')
})

test('an edit taken back before it was taken up leaves nothing', async () => {
  type('yes')
  state.edited(5)
  type('')
  state.edited(5)
  await rest(10)

  assert.deepEqual([disk.length, state.status], [0, 'settled'])
})

test('typing waits for the last key', async () => {
  for (const note of ['a', 'ab', 'abc']) {
    type('', note)
    state.edited(5)
    assert.equal(state.status, 'unsaved')
  }
  await until(() => disk.length)

  assert.deepEqual(
    disk.map((entry) => entry.content.note),
    ['abc']
  )
})

test('typing without a pause is taken up all the same', async () => {
  let note = ''
  for (let key = 0; key < 20; key += 1) {
    note += 'x'
    type('', note)
    state.edited(10)
    await rest(5)
  }

  assert.ok(disk.length > 0)
  const kept = disk[0].content.note
  state.flush()
  await rest(1)
  assert.ok(kept.length < note.length)
})

test('a newer edit takes the place of one that waits, under a new operation', async () => {
  const first = await give('yes')
  const second = await give('no')

  assert.deepEqual(disk, [second])
  assert.notEqual(first.op_id, second.op_id)
  assert.deepEqual(second.behind, [first.op_id])
})

test('a newer edit stands behind one on its way and follows its receipt', async () => {
  const first = await give('yes')
  state.showSending(first.op_id)
  const second = await give('no')

  assert.deepEqual([disk.length, second.after], [2, first.op_id])
  receiptFor(first)

  assert.equal(second.base, 1)
  assert.equal(state.status, 'kept')
  assert.equal(controls.value, 'no')
})

test('a receipt for what has been changed since does not say saved', async () => {
  const entry = await give('yes')
  type('yes', 'More.')
  state.edited(1000)

  receiptFor(entry)

  assert.equal(state.status, 'unsaved')
  state.stopTyping()
})

test('an answer without a reply stays in sight as not saved', async () => {
  const entry = await give('yes')
  state.settle(entry, { kind: 'unknown' })
  state.showSending(entry.op_id)

  assert.equal(state.status, 'retrying')
  assert.ok(state.isUnsaved)
})

test('an edit behind one that failed keeps both', async () => {
  const first = await give('yes')
  state.settle(first, { kind: 'unknown' })
  await give('no')

  assert.equal(disk.length, 2)
  assert.equal(state.status, 'retrying')
})

test('a refusal stays until the answer changes, and the new one takes its place', async () => {
  const first = await give('yes', 'Long')
  state.settle(first, { kind: 'refused', why: 'Too long.' })
  assert.deepEqual([state.status, state.outcome.why], ['refused', 'Too long.'])

  const second = await give('yes', 'Short')

  assert.deepEqual(disk, [second])
  assert.equal(state.status, 'kept')
})

async function meetConflict() {
  const entry = await give('yes', 'Mine.')
  state.settle(entry, structuredClone(conflict))
  return entry
}

test('a conflict waits for the person, and keeps what is typed meanwhile', async () => {
  const first = await meetConflict()
  const second = await give('yes', 'Mine, and more.')

  assert.equal(state.status, 'conflict')
  assert.deepEqual(disk, [second])
  assert.equal(second.outcome.kind, 'conflict')
  assert.notEqual(first.op_id, second.op_id)
})

test('keeping the stored answer writes it into the page and discards mine', async () => {
  const entry = await meetConflict()

  choose(state, 'keep')

  assert.deepEqual([controls.value, controls.note], ['no', 'Theirs.'])
  assert.deepEqual(dropped, [entry.op_id])
  assert.deepEqual([state.status, state.saved.version], ['settled', 3])
})

test('using mine is an answer on the version seen, marked as a choice', async () => {
  await meetConflict()
  choose(state, 'mine')
  await rest(1)

  const [{ base, cause, content, behind }] = disk
  assert.deepEqual([base, cause, content.note, behind], [3, 'conflict_choice', 'Mine.', []])
  assert.equal(state.status, 'kept')
})

test('joining keeps both notes', async () => {
  await meetConflict()
  choose(state, 'join')

  assert.equal(state.newest.content.note, 'Theirs.\n\nMine.')
  assert.equal(controls.note, 'Theirs.\n\nMine.')
})

for (const choice of ['keep', 'mine', 'join']) {
  test(`choosing ${choice} lets go of nothing that another page typed unseen`, async () => {
    const [unseen, mine] = ['Typed elsewhere.', 'Mine.'].map((note) => {
      const content = { value: '', reasons: [], note, ask: false }
      return makeEntry({ content, outcome: structuredClone(conflict) })
    })
    state.adopt([unseen, mine])

    choose(state, choice)
    if (choice !== 'keep') receiptFor(state.newest, 4)

    assert.ok(!dropped.includes(unseen.op_id))
    assert.equal(state.status, 'conflict')
    assert.equal(controls.note, 'Typed elsewhere.')
  })
}

test('the same answer stored by somebody else is no conflict', async () => {
  const entry = await give('no', 'Theirs.')
  state.settle(entry, structuredClone(conflict))

  assert.deepEqual([state.status, state.saved.version, dropped], ['settled', 3, [entry.op_id]])
})

test('a late answer is safe with the lead inspector and goes by a click', async () => {
  const entry = await give('yes')
  state.settle(entry, { kind: 'late', why: 'Submitted.', kept: true })
  assert.deepEqual([state.status, state.isUnsaved], ['late', false])

  state.discard()

  assert.deepEqual([state.status, controls.value], ['settled', ''])
})

test('a late answer that nobody has kept is not saved', async () => {
  const entry = await give('yes')
  state.settle(entry, { kind: 'late', why: 'Submitted.', kept: false })

  assert.ok(state.isUnsaved)
})

test('a page that did nothing takes over what another page saved', () => {
  const entry = makeEntry({ content: { value: 'no', reasons: [], note: 'There.', ask: true } })

  state.settle(entry, { kind: 'receipt', version: 5, digest: 'd5', savedAt: 'now' })

  assert.deepEqual([controls.note, controls.ask, state.saved.version], ['There.', true, 5])
})

test('a page that did something keeps it, on its own base', async () => {
  const mine = await give('yes')

  state.settle(makeEntry(), { kind: 'receipt', version: 5, digest: 'd5', savedAt: 'now' })

  assert.deepEqual([controls.value, mine.base, state.saved.version], ['yes', 0, 0])
})

test('entries of a closed page come back into the controls; edits go behind them', async () => {
  const left = makeEntry({ client_id: 'closed page' })
  state.adopt([left])
  assert.deepEqual([controls.value, state.status], ['yes', 'kept'])

  const mine = await give('no')

  assert.deepEqual([mine.after, mine.behind], [left.op_id, [left.op_id]])
  assert.deepEqual(disk, [mine])
})

test('what another page confirmed is found on the disk', async () => {
  const entry = await give('yes')

  compare(state, new Map(), new Map([[entry.op_id, { version: 1, digest: 'd1', savedAt: 'now' }]]))

  assert.deepEqual([state.status, state.saved.version], ['settled', 1])
})

test('a disk that was cleared is filled again from the page', async () => {
  const entry = await give('yes')
  disk = []

  compare(state, new Map(), new Map())

  assert.deepEqual(disk, [entry])
})

test('the digest is that of the server', async () => {
  const content = { value: 'no', reasons: ['thin', 'late'], note: 'Eins\r\nzwei “drei” \u007f' }

  assert.equal(asText(content), '["no",["late","thin"],"Eins\\nzwei “drei” \u007f"]')
  assert.equal((await digest(BLANK)).slice(0, 12), '4613a86607e5')
})

test('a mark is part of the answer', () => {
  assert.equal(asText({ ...BLANK, ask: true }), '["",[],"",true]')
})
