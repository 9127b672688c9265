import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { afterEach, test } from 'node:test'

import { canonical, digest, shapeOf } from '../../static/js/fieldwork/content.js'
import { FieldworkState, missingOf } from '../../static/js/fieldwork/state.js'
import { sendFieldwork } from '../../static/js/outbox/fieldwork.js'
import { findHeads, isWaiting, queueOf } from '../../static/js/outbox/order.js'
import { until } from './fakes.mjs'

const NAMES = ['kind', 'text', 'places']
const BLANK = { kind: '', text: '', places: [] }
const settings = { person: '7', csrf_cookie: 'csrftoken', timing: { no_reply: 1000 } }

globalThis.document = { cookie: '', visibilityState: 'visible' }
const { fetch } = globalThis
afterEach(() => (globalThis.fetch = fetch))

function makeEntry(parts = {}) {
  const content = { kind: 'survey', text: 'Seen.', places: ['1.1/'] }
  return { kind: 'fieldwork', op_id: 'op-1', key: 'k', url: '/saves/k', queue: '/saves/k', base: 3, content, ...parts }
}

function reply(status, body) {
  const requests = []
  globalThis.fetch = async (url, options) => {
    requests.push({ url, ...options })
    const headers = new Headers({ 'Content-Type': 'application/json' })
    return { status, headers, json: async () => body }
  }
  return requests
}

test('content is digested as the server does, whatever the order of its fields', async () => {
  const text = '{"a":[{"x":1,"y":null}],"b":"é","c":true}'

  assert.equal(canonical({ c: true, b: 'é', a: [{ y: null, x: 1 }] }), text)
  assert.equal(
    await digest({ b: 'é', c: true, a: [{ x: 1, y: null }] }),
    createHash('sha256').update(text).digest('hex')
  )
})

test('texts of two versions are joined and the rest is the own', () => {
  const shape = shapeOf(NAMES)

  const joined = shape.join({ kind: 'a', text: 'One.' }, { kind: 'b', text: 'Two.', places: [] })

  assert.deepEqual(joined, { kind: 'b', text: 'One.\n\nTwo.', places: [] })
})

test('what is missing is named in the order of the form', () => {
  const fields = { kind: 'choice', day: 'day', text: 'text' }
  const required = ['kind', 'day', 'text']

  const form = { fields, required }
  assert.deepEqual(missingOf({ kind: '', day: '2016-7-', text: ' ' }, form), required)
  assert.deepEqual(missingOf({ kind: 'a', day: '2016-07-18', text: 'b' }, form), [])
})

test('some fields are needed only beside what another one holds', () => {
  const fields = { kind: 'choice', changed: 'flag', month: 'text', year: 'text' }
  const required_when = {
    changed: { field: 'kind', values: ['example'] },
    year: { field: 'month', values: null },
  }
  const lacking = (content) => missingOf(content, { fields, required: ['kind'], required_when })

  assert.deepEqual(lacking({ kind: 'example', changed: false, month: '7', year: '' }), ['changed', 'year'])
  assert.deepEqual(lacking({ kind: 'example', changed: true, month: '', year: '' }), [])
  assert.deepEqual(lacking({ kind: 'paragraph', changed: false, month: '', year: '' }), [])
})

test('save is sent with its version, id and person', async () => {
  const entry = makeEntry()
  const sent = await digest(entry.content)
  const requests = reply(200, { op_id: 'op-1', key: 'k', digest: sent, version: 4, saved_at: 'now' })

  const outcome = await sendFieldwork(settings, entry)

  assert.deepEqual(outcome, { kind: 'receipt', version: 4, savedAt: 'now', digest: sent })
  assert.equal(requests[0].headers['If-Match'], '"v3"')
  assert.equal(requests[0].headers['Idempotency-Key'], 'op-1')
  assert.equal(requests[0].headers['X-Answers-Of'], '7')
  assert.deepEqual(JSON.parse(requests[0].body), { content: entry.content })
})

test('receipt for another operation or content is no promise', async () => {
  const entry = makeEntry()
  const sent = await digest(entry.content)
  const receipt = { op_id: 'op-1', key: 'k', digest: sent, version: 4 }

  for (const other of [{ op_id: 'op-2' }, { key: 'x' }, { digest: 'd' }]) {
    reply(200, { ...receipt, ...other })
    assert.equal((await sendFieldwork(settings, entry)).kind, 'unknown')
  }
})

test('each refusal is known for what it is', async () => {
  const entry = makeEntry()
  const sent = await digest(entry.content)
  const outcomes = []
  for (const [status, body] of [
    [401, { code: 'signin' }],
    [403, { code: 'csrf' }],
    [403, { code: 'right', message: 'No.' }],
    [404, { code: 'not_found' }],
    [422, { code: 'invalid', message: 'Say more.' }],
    [423, { code: 'locked', kept: true, digest: sent }],
    [503, { code: 'busy' }],
  ]) {
    reply(status, body)
    const { kind, kept } = await sendFieldwork(settings, entry)
    outcomes.push(kept === undefined ? kind : `${kind} ${kept}`)
  }

  assert.deepEqual(outcomes, ['signin', 'csrf', 'late false', 'gone', 'refused', 'late true', 'unknown'])
})

test('conflict brings what stands, with who saved it and when', async () => {
  const stored = { content: { ...BLANK, text: 'Theirs.' }, by: 'Rosa', at: 'then' }
  reply(412, { code: 'conflict', version: 5, stored })

  const outcome = await sendFieldwork(settings, makeEntry())

  assert.deepEqual(outcome.stored, { ...BLANK, text: 'Theirs.', by: 'Rosa', at: 'then' })
  assert.equal(outcome.digest, await digest(stored.content))
})

test('draft is never sent and holds up nothing', () => {
  const draft = makeEntry({ kind: 'draft', op_id: 'd' })
  const whole = makeEntry({ op_id: 'w' })

  assert.equal(isWaiting(draft), false)
  assert.equal(queueOf(draft), queueOf(whole))
  assert.deepEqual(findHeads([draft, whole]), [whole])
})

test('complete entry takes the place of its draft, of an earlier page too', async () => {
  let typed = { ...BLANK, text: 'Half.' }
  const kept = []
  const state = new FieldworkState({
    question: 'evidence',
    clientId: 'page-2',
    shape: shapeOf(NAMES),
    saved: { content: BLANK, version: 0, digest: '', at: null },
    read: () => typed,
    write: (content) => (typed = content),
    keep: async (entry, instead) => kept.push([entry.op_id, instead]),
    drop: () => {},
    compose: (parts) => ({ op_id: 'w', kind: 'fieldwork', client_id: 'page-2', ...parts }),
    changed: () => {},
  })
  state.adopt([makeEntry({ kind: 'draft', op_id: 'd', client_id: 'page-1', behind: [], content: typed, outcome: null })])
  assert.equal(state.isKeptDraft, true)
  assert.equal(state.isUnsaved, false)

  typed = { kind: 'survey', text: 'Whole.', places: [] }
  state.edited()

  await until(() => kept.length)
  assert.deepEqual(kept, [['w', ['d']]])
  assert.equal(state.isUnsaved, true)
})
