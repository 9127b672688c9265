import assert from 'node:assert/strict'
import { test } from 'node:test'

import { baseOf, findHeads } from '../../static/js/outbox/order.js'
import { makeEntry } from './fakes.mjs'

const ids = (entries) => entries.map((entry) => entry.op_id)

test('each question sends one at a time, the oldest first', () => {
  const [first, second] = [makeEntry(), makeEntry()]
  const other = makeEntry({ question: 'AS02' })

  assert.deepEqual(ids(findHeads([first, second, other])), ids([first, other]))
})

test('one that was decided against holds nothing up', () => {
  const refused = makeEntry({ outcome: { kind: 'refused' } })
  const later = makeEntry({ behind: [refused.op_id] })

  assert.deepEqual(ids(findHeads([refused, later])), [later.op_id])
})

test('an entry waits for the one it was typed on, in whatever order they are found', () => {
  const first = makeEntry()
  const second = makeEntry({ behind: [first.op_id] })

  assert.deepEqual(ids(findHeads([second, first])), [first.op_id])
})

test('the version of the nearest receipt is the base', () => {
  const receipts = new Map([
    ['old', { version: 3 }],
    ['new', { version: 4 }],
  ])

  assert.equal(baseOf(makeEntry({ behind: ['never sent', 'new', 'old'] }), receipts), 4)
  assert.equal(baseOf(makeEntry({ base: 2 }), receipts), 2)
})

test('entries without a question, such as concerns, never wait for each other', () => {
  const concerns = [1, 2].map(() => makeEntry({ question: undefined, behind: undefined }))

  assert.deepEqual(ids(findHeads(concerns)), ids(concerns))
})
