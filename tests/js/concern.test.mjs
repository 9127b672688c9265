import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'

import { Concerns } from '../../static/js/concern.js'
import { digestOf, sendConcern } from '../../static/js/outbox/concerns.js'

globalThis.document = { documentElement: { lang: 'en-GB' }, cookie: 'csrftoken=t' }

const data = {
  address: '/assessments/a/concerns/CONCERN',
  label: 'Urgent concern about case SM03',
  page: '/cases/SM03/',
  time_zone: 'Europe/London',
  texts: {
    not_sent: 'NOT SENT. Phone Miriam: 1.',
    kept: 'Kept.',
    going_on: 'Tried again.',
    signin: 'Signed out.',
    refused: 'Not taken: {why}',
    gone: 'Not open.',
    elsewhere: '{label}: NOT SENT. Phone Miriam: 1.',
    sent: 'Sent {when}. Miriam is told.',
  },
}
const words = { what: 'Bruises.', why_now: 'Tonight.', told_already: '' }
const receipt = { kind: 'receipt', savedAt: '2026-11-21T10:42:00Z' }
const nothing = { entries: [], receipts: new Map() }

let sender, concerns

beforeEach(() => {
  sender = {
    sent: [],
    listen: (hear) => (sender.tell = hear),
    enqueue: async (entry, instead) => sender.sent.push({ entry, instead }) && sender.keeps,
    keeps: true,
  }
  concerns = new Concerns({ data, sender, changed: () => {} })
})

function sendOne(more = {}) {
  assert.equal(concerns.send({ ...words, ...more }), null)
  return sender.sent.at(-1).entry
}

function reply(entry, outcome) {
  sender.tell({ type: 'outcome', entry, outcome })
}

function texts() {
  return concerns.lines().map((line) => line.text)
}

test('what must be said is asked for before anything is sent', () => {
  assert.equal(concerns.send({ ...words, what: ' ' }), 'what')
  assert.equal(concerns.send({ ...words, why_now: '' }), 'why_now')
  assert.equal(sender.sent.length, 0)
})

test('nothing but a receipt is called sent', () => {
  const entry = sendOne()
  for (const kind of ['unknown', 'signin', 'csrf', 'refused', 'gone']) {
    reply(entry, { kind, why: 'too long' })
    assert.match(texts()[0], /^NOT SENT\. Phone Miriam/)
    assert.equal(concerns.lines()[0].isSent, false)
  }
  reply(entry, receipt)
  assert.deepEqual(texts(), ['Sent 10:42. Miriam is told.'])
})

test('it says whether it is kept on this laptop, and is at risk until then', async () => {
  sendOne()
  assert.match(texts()[0], /Tried again/)
  assert.ok(concerns.isAtRisk)
  await null
  await null
  assert.match(texts()[0], /Kept/)
  assert.ok(!concerns.isAtRisk)
})

test('a concern of before this page is taken up, and its receipt noticed', () => {
  const entry = { kind: 'concern', op_id: '1', body: words, page: data.page, label: data.label }
  sender.tell({ type: 'read', entries: [entry, { kind: 'answer', op_id: '2' }], receipts: new Map() })
  assert.match(texts()[0], /^NOT SENT/)

  sender.tell({ ...nothing, type: 'read', receipts: new Map([['1', receipt]]) })
  assert.match(texts()[0], /^Sent/)
})

test('a concern about another case is named and led to', () => {
  const entry = { kind: 'concern', op_id: '1', body: words, page: '/cases/SM04/', label: 'Case SM04' }
  sender.tell({ type: 'read', entries: [entry], receipts: new Map() })

  assert.deepEqual(concerns.lines(), [
    { text: 'Case SM04: NOT SENT. Phone Miriam: 1.', isSent: false, href: '/cases/SM04/' },
  ])
})

test('what was refused is sent anew in place of the old', () => {
  const entry = sendOne()
  reply(entry, { kind: 'refused', why: 'too long' })
  assert.match(texts()[0], /Not taken: too long/)

  const again = sendOne({ what: 'Shorter.' })
  assert.deepEqual(sender.sent.at(-1).instead, [entry.op_id])
  assert.notEqual(again.op_id, entry.op_id)
  assert.equal(concerns.lines().length, 1)
})

test('after one was sent the next is another', () => {
  const entry = sendOne()
  reply(entry, receipt)
  concerns.startAfresh()

  sendOne({ what: 'Another.' })
  assert.deepEqual(sender.sent.at(-1).instead, [])
  assert.equal(concerns.lines().length, 2)
})

const original = globalThis.fetch
afterEach(() => (globalThis.fetch = original))

async function answered(status, body, type = 'application/json') {
  globalThis.fetch = async () => new Response(body, { status, headers: { 'Content-Type': type } })
  const settings = { person: '7', csrf_cookie: 'csrftoken', timing: { no_reply: 1000 } }
  return await sendConcern(settings, { op_id: '1', url: 'http://x/', body: words, at: '' })
}

test('a reply counts only as a receipt for these very words', async () => {
  const good = { op_id: '1', digest: await digestOf(words), received_at: receipt.savedAt }
  const kinds = [
    [200, JSON.stringify(good), 'receipt'],
    [200, JSON.stringify({ ...good, op_id: '2' }), 'unknown'],
    [200, JSON.stringify({ ...good, digest: await digestOf({ ...words, what: 'x' }) }), 'unknown'],
    [200, JSON.stringify({ op_id: '1', digest: good.digest }), 'unknown'],
    [401, '{"code":"signin"}', 'signin'],
    [403, '{"code":"csrf"}', 'csrf'],
    [404, '{"code":"not_found"}', 'gone'],
    [404, '{}', 'unknown'],
    [422, '{}', 'unknown'],
    [422, '{"message":"no"}', 'refused'],
    [429, '{}', 'unknown'],
    [500, '{}', 'unknown'],
  ]
  for (const [status, body, kind] of kinds) {
    assert.equal((await answered(status, body)).kind, kind, `${status} ${body}`)
  }
  assert.equal((await answered(200, '<p>Sign in</p>', 'text/html')).kind, 'unknown')
})

test('the digest is the one the server computes', async () => {
  const digest = await digestOf({ what: 'Bruises.', why_now: 'Goes home\ntonight.', told_already: '' })
  assert.equal(digest, 'a527e9ebe44980b74256b545efb6ba5d8470d26d674ceb1bc67ed0bf327716cd')
})
