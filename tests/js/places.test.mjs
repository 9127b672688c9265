import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findNextUnanswered, sectionOf } from '../../static/js/scoring/places.js'

const sections = { about: ['AB01', 'AB02'], plan: ['PL01', 'PL02', 'PL03'], court: ['CR01'] }

function next({ after, open, here = 'plan' }) {
  return findNextUnanswered({ sections, here, after, isOpen: (code) => open.includes(code) })
}

test('the next one stands further down', () => {
  assert.equal(next({ after: 'PL01', open: ['AB01', 'PL01', 'PL03'] }), 'PL03')
})

test('then from the top of the section, before any other section', () => {
  assert.equal(next({ after: 'PL02', open: ['PL01', 'CR01'] }), 'PL01')
})

test('then in the sections after it, and round to those before', () => {
  assert.equal(next({ after: 'PL02', open: ['AB02', 'CR01'] }), 'CR01')
  assert.equal(next({ after: 'PL02', open: ['AB02'] }), 'AB02')
})

test('the question in hand comes last, so that one alone is found again', () => {
  assert.equal(next({ after: 'PL02', open: ['PL02'] }), 'PL02')
})

test('without a question in hand it begins at the top', () => {
  assert.equal(next({ after: undefined, open: ['PL01', 'PL02'] }), 'PL01')
})

test('with all answered there is none', () => {
  assert.equal(next({ after: 'PL01', open: [] }), null)
})

test('every code is found in its section', () => {
  assert.equal(sectionOf(sections, 'CR01'), 'court')
  assert.equal(sectionOf(sections, 'XX01'), undefined)
})
