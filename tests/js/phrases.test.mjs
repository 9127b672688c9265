import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fit } from '../../static/js/scoring/inserting.js'
import { NotesOfCase } from '../../static/js/scoring/notes.js'
import { offerPhrases } from '../../static/js/scoring/phrases.js'

const tools = {
  phrases: ['Not seen within five days.'],
  notes_url: '/notes/',
  texts: { phrases: 'Phrases', no_phrases: 'None', notes_missing: 'Out of reach' },
}

function question(code, text) {
  return { code, note: { value: text } }
}

const questions = [question('PL01', 'First.'), question('PL02', ' '), question('PL03', 'Third.')]

function offer(code, reply) {
  globalThis.fetch = reply
  return new NotesOfCase({ tools, timing: { no_reply: 50 } }, questions).offer(code)
}

function notes(...found) {
  return async () => ({ ok: true, json: async () => ({ notes: found }) })
}

test('words do not touch where a text goes in', () => {
  assert.equal(fit('New.', ''), 'New.')
  assert.equal(fit('New.', 'Old.'), ' New.')
  assert.equal(fit('New.', 'Old. '), 'New.')
  assert.equal(fit('New.', 'Old.\n'), 'New.')
})

test('phrases are offered as the page was told them', () => {
  assert.deepEqual(offerPhrases({ tools }).items, [{ text: 'Not seen within five days.' }])
})

test('notes of the page are offered at once, but for the own and the empty ones', () => {
  assert.deepEqual(offer('PL01', notes()).items, [{ of: 'PL03', text: 'Third.' }])
})

test('notes of other sections follow; of this page its own stand, not the stored ones', async () => {
  const { more } = offer(
    'PL01',
    notes({ question: 'PL03', note: 'Older.' }, { question: 'AS01', note: 'Elsewhere.' })
  )

  assert.deepEqual(await more, { items: [{ of: 'AS01', text: 'Elsewhere.' }], problem: '' })
})

for (const [name, reply] of Object.entries({
  'no connection': async () => Promise.reject(new TypeError()),
  'a refusal': async () => ({ ok: false, status: 404 }),
  'a page that is no JSON': async () => ({ ok: true, json: async () => JSON.parse('<h1>') }),
})) {
  test(`${name} is said in words, and the notes of this page stay`, async () => {
    const { items, more } = offer('PL01', reply)

    assert.equal(items.length, 1)
    assert.deepEqual(await more, { items: [], problem: 'Out of reach' })
  })
}
