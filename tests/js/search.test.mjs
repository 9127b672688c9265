import assert from 'node:assert/strict'
import { test } from 'node:test'

import { excerpt, findCode, matches, wordsOf } from '../../static/js/scoring/search.js'

const sections = { about: ['AB01'], plan: ['PL05', 'PL06'] }

test('a code is known whatever its capitals, and nothing else is taken for one', () => {
  assert.equal(findCode(' pl05 ', sections), 'PL05')
  assert.equal(findCode('PL', sections), undefined)
  assert.equal(findCode('', sections), undefined)
})

test('a single letter looks for nothing', () => {
  assert.deepEqual(wordsOf('p'), [])
  assert.deepEqual(wordsOf('  '), [])
  assert.deepEqual(wordsOf(' Plan  harm '), ['plan', 'harm'])
})

test('every word must stand somewhere in the texts', () => {
  const texts = ['PL05 · Public', 'Is the plan sufficient?', 'No contingency for Harm.']

  assert.equal(matches(['harm', 'plan'], texts), true)
  assert.equal(matches(['harm', 'review'], texts), false)
})

test('an excerpt shows the note around its first match', () => {
  const note = `${'x'.repeat(100)} contingency ${'y'.repeat(200)}`

  const shown = excerpt(note, ['contingency'])

  assert.match(shown, /^…x+ contingency y+…$/)
  assert.ok(shown.length < 130)
})

test('a short note is shown whole, on one line, and one without a match not at all', () => {
  assert.equal(excerpt('No\nplan.', ['plan']), 'No plan.')
  assert.equal(excerpt('No plan.', ['harm']), '')
})
