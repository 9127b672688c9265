// One answer sent to the server once, and what the reply means. Nothing is shown from here.

import { digest } from '../scoring/content.js'
import { readCookie } from './cookies.js'

// All requests that are to outlive their page share 64 KiB; a little is left to others.
const KEEPALIVE_BYTES = 60_000
let keptAlive = 0

// The reply is a promise only as a receipt for this very operation and content; whatever else
// says 200, such as the sign-in page of a network in between, means that we do not know.
export async function sendAnswer(settings, entry) {
  const body = JSON.stringify(bodyOf(entry))
  const keepalive = takeKeepalive(body.length)
  try {
    const reply = await request(settings, entry, body, keepalive)
    return await judge(reply.status, await readJSON(reply), entry)
  } catch {
    return { kind: 'unknown' }
  } finally {
    if (keepalive) keptAlive -= body.length
  }
}

function bodyOf(entry) {
  const { value, reasons, note, ask } = entry.content
  const said = { cause: entry.cause, client_id: entry.client_id, client_at: entry.at }
  return { value, reasons, note, ask: Boolean(ask), ...said }
}

function takeKeepalive(length) {
  const isLeaving = document.visibilityState === 'hidden'
  // Characters beyond ASCII take up to three bytes each.
  if (!isLeaving || (keptAlive + length) * 3 > KEEPALIVE_BYTES) return false
  keptAlive += length
  return true
}

function request(settings, entry, body, keepalive) {
  const address = settings.answer_url
    .replace('ASSESSMENT', entry.assessment)
    .replace('QUESTION', encodeURIComponent(entry.question))
  return fetch(address, {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'If-Match': `"v${entry.base}"`,
      'Idempotency-Key': entry.op_id,
      'X-Answers-Of': settings.person,
      // Read when sending, since signing in again in another tab changes it.
      'X-CSRFToken': readCookie(settings.csrf_cookie),
    },
    body,
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    keepalive,
    signal: AbortSignal.timeout(settings.timing.no_reply),
  })
}

async function readJSON(reply) {
  const isJSON = (reply.headers.get('Content-Type') ?? '').startsWith('application/json')
  return isJSON ? await reply.json() : null
}

async function judge(status, body, entry) {
  if (body === null || typeof body !== 'object') return { kind: 'unknown' }
  if (status === 200) return judgeReceipt(body, entry)
  if (status === 401) return { kind: 'signin' }
  if (status === 412 && body.stored) return conflictOf(body)
  if (status === 403 && body.code === 'csrf') return { kind: 'csrf' }
  if (status === 423 || (status === 403 && body.code === 'right')) return lateOf(body, entry)
  if (status === 404) return { kind: 'gone' }
  // Too many or too early is no judgement on the answer.
  if (status === 408 || status === 425 || status === 429) return { kind: 'unknown' }
  if (status >= 400 && status < 500) return { kind: 'refused', why: body.message ?? '' }
  return { kind: 'unknown' }
}

async function judgeReceipt(body, entry) {
  const isOurs = body.op_id === entry.op_id && body.question === entry.question
  if (!isOurs || body.digest !== (await digest(entry.content))) return { kind: 'unknown' }
  const { version, saved_at: savedAt, route } = body
  return { kind: 'receipt', version, savedAt, route, digest: body.digest }
}

async function conflictOf({ stored, version }) {
  return { kind: 'conflict', stored, version, digest: await digest(stored) }
}

// The server has laid the answer by for the lead inspector only if it names what it has laid by.
async function lateOf(body, entry) {
  const kept = body.kept === true && body.digest === (await digest(entry.content))
  return { kind: 'late', why: body.message ?? '', kept }
}
