import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findStatuses, overrule } from '../../static/js/scoring/routing.js'

const table = {
  order: ['A', 'B', 'C'],
  questions: {
    B: { in_route: [{ A: ['yes'] }], unknown: [{ A: [''] }] },
    C: { in_route: [{ A: ['yes'], B: ['x', 'y'] }], unknown: [{ B: [''] }] },
  },
}

test('a blank gate leaves its questions unknown', () => {
  assert.deepEqual(findStatuses(table, {}), { A: 'in_route', B: 'unknown', C: 'unknown' })
})

test('an answer opens, another closes', () => {
  assert.equal(findStatuses(table, { A: 'yes' }).B, 'in_route')
  assert.equal(findStatuses(table, { A: 'no' }).B, 'out_of_route')
  assert.equal(findStatuses(table, { A: 'yes', B: 'y' }).C, 'in_route')
})

test('the answer of a closed question counts as blank', () => {
  assert.equal(findStatuses(table, { A: 'no', B: 'y' }).C, 'unknown')
})

test('a clause that names no question always matches', () => {
  const always = { order: ['A'], questions: { A: { in_route: [{}], unknown: [] } } }

  assert.equal(findStatuses(always, {}).A, 'in_route')
})

test("the server's route wins", () => {
  const statuses = overrule({ A: 'in_route', B: 'unknown' }, { B: 'in_route' })

  assert.deepEqual(statuses, { A: 'in_route', B: 'in_route' })
})
