import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'

import { asText, digest } from '../../static/js/scoring/content.js'
import { AnswerState } from '../../static/js/scoring/state.js'

const timing = { first_retry: 1, longest_retry: 4, after_last_key: 1 }
const blank = { value: '', reasons: [], note: '' }

let controls, sent, replies, state

function answer(value, note = '') {
  controls = { value, reasons: [], note }
}

// Replies are given in order; each is an outcome, or a function that makes one of the operation.
beforeEach(() => {
  controls = { ...blank }
  sent = []
  replies = []
  state = new AnswerState({
    question: 'AS01',
    version: 0,
    stored: blank,
    read: () => ({ ...controls }),
    write: (content) => (controls = { ...content }),
    send: async (operation) => {
      sent.push({ ...operation })
      const reply = replies.shift() ?? receipt(operation)
      return typeof reply === 'function' ? reply(operation) : reply
    },
    timing,
    changed: () => {},
  })
})

function receipt(operation) {
  return { kind: 'receipt', version: operation.base + 1, savedAt: '2026-04-13T09:00:00Z', route: {} }
}

function rest(milliseconds = 30) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

test('an answer is saved once and raises the version', async () => {
  answer('yes')
  state.edited()
  await rest()

  assert.equal(sent.length, 1)
  assert.deepEqual([state.status, state.version], ['settled', 1])
})

test('an edit taken back before it was sent sends nothing', async () => {
  answer('yes')
  state.edited(5)
  answer('')
  state.edited(5)
  await rest()

  assert.deepEqual([sent.length, state.status], [0, 'settled'])
})

test('typing waits for the last key', async () => {
  for (const note of ['a', 'ab', 'abc']) {
    answer('', note)
    state.edited(5)
  }
  await rest()

  assert.deepEqual(
    sent.map((operation) => operation.content.note),
    ['abc']
  )
})

test('an edit during a save follows on the version of its receipt', async () => {
  answer('yes')
  state.edited()
  answer('no')
  state.edited()
  await rest()

  assert.deepEqual(
    sent.map(({ base, content }) => [base, content.value]),
    [
      [0, 'yes'],
      [1, 'no'],
    ]
  )
  assert.deepEqual([state.status, state.version], ['settled', 2])
})

test('no reply is tried again under the same operation, whatever was typed since', async () => {
  replies = [{ kind: 'unknown' }, { kind: 'unknown' }]
  answer('yes')
  state.edited()
  answer('no')
  state.edited()
  await rest()

  const [first, second, third, fourth] = sent
  assert.equal(first.id, second.id)
  assert.equal(first.id, third.id)
  assert.equal(third.content.value, 'yes')
  assert.notEqual(fourth.id, first.id)
  assert.equal(state.status, 'settled')
})

test('an answer without a receipt is never settled', async () => {
  replies = Array(20).fill({ kind: 'unknown' })
  answer('yes')
  state.edited()
  await rest(5)

  assert.equal(state.status, 'retrying')
  assert.ok(state.isUnsaved)
  state.retryTimer && clearTimeout(state.retryTimer)
})

const stored = { value: 'no', reasons: [], note: 'Theirs.', by: 'Helen', at: '2026-04-13T08:00:00Z' }
const conflict = { kind: 'conflict', stored, version: 3 }

async function meetConflict() {
  replies = [conflict]
  answer('yes', 'Mine.')
  state.edited()
  await rest()
}

test('a conflict waits for the person and sends nothing more', async () => {
  await meetConflict()
  answer('yes', 'Mine, and more.')
  state.edited()
  await rest()

  assert.deepEqual([state.status, sent.length], ['conflict', 1])
})

test('keeping the stored answer writes it into the page and sends nothing', async () => {
  await meetConflict()
  state.choose('keep')
  await rest()

  assert.deepEqual(controls, { value: 'no', reasons: [], note: 'Theirs.' })
  assert.deepEqual([state.status, state.version, sent.length], ['settled', 3, 1])
})

test('using mine is a save on the version seen, marked as a choice', async () => {
  await meetConflict()
  state.choose('mine')
  await rest()

  const { base, cause, content } = sent.at(-1)
  assert.deepEqual([base, cause, content.note], [3, 'conflict_choice', 'Mine.'])
  assert.deepEqual([state.status, state.version, state.cause], ['settled', 4, 'person'])
})

test('joining keeps both notes', async () => {
  await meetConflict()
  state.choose('join')
  await rest()

  assert.equal(sent.at(-1).content.note, 'Theirs.\n\nMine.')
})

test('the same answer stored by somebody else is no conflict', async () => {
  replies = [{ ...conflict, stored: { ...stored, value: 'yes', note: 'Mine.' } }]
  answer('yes', 'Mine.')
  state.edited()
  await rest()

  assert.deepEqual([state.status, state.version], ['settled', 3])
})

test('a refusal stays until the answer changes, and does not stop the next', async () => {
  replies = [{ kind: 'refused', why: 'Too long.' }]
  answer('yes', 'Long')
  state.edited()
  await rest()
  assert.deepEqual([state.status, state.why], ['refused', 'Too long.'])

  answer('yes', 'Short')
  state.edited()
  await rest()

  assert.equal(state.status, 'settled')
  assert.notEqual(sent[0].id, sent[1].id)
})

test('a token renewed elsewhere is read again and the operation sent once more', async () => {
  replies = [{ kind: 'csrf' }]
  answer('yes')
  state.edited()
  await rest()

  assert.equal(sent[0].id, sent[1].id)
  assert.equal(state.status, 'settled')
})

test('signed out: the operation waits and goes on by itself', async () => {
  replies = [{ kind: 'signin' }]
  answer('yes')
  state.edited()
  await rest(2)
  assert.equal(state.status, 'signin')

  await rest()

  assert.equal(state.status, 'settled')
})

test('the digest is that of the server', async () => {
  const content = { value: 'no', reasons: ['thin', 'late'], note: 'Eins\r\nzwei “drei” \u007f' }

  assert.equal(asText(content), '["no",["late","thin"],"Eins\\nzwei “drei” \u007f"]')
  assert.equal((await digest({ value: '', reasons: [], note: '' })).slice(0, 12), '4613a86607e5')
})
