// What all kinds of entries have in common when they are sent: the request, and what a reply means
// that is neither a receipt nor a conflict.

import { readCookie } from './cookies.js'

// All requests that are to outlive their page share 64 KiB; a little is left to others.
const KEEPALIVE_BYTES = 60_000
let keptAlive = 0

// Puts data at an address and judges the reply: judge(status, body) is given its JSON, or null.
// Whatever fails on the way means that we do not know.
export async function putAndJudge(settings, { url, data, headers = {} }, judge) {
  const body = JSON.stringify(data)
  const keepalive = takeKeepalive(body.length)
  try {
    const reply = await put(settings, { url, headers, body, keepalive })
    return await judge(reply.status, await readJSON(reply))
  } catch {
    return { kind: 'unknown' }
  } finally {
    if (keepalive) keptAlive -= body.length
  }
}

// The headers by which the server knows an operation and the version it was based on.
export function operationHeaders(entry) {
  return { 'If-Match': `"v${entry.base}"`, 'Idempotency-Key': entry.op_id }
}

// A refusal in answer to an operation; digest is that of what was sent.
export function judgeRefusal(status, body, digest) {
  if (status === 401) return { kind: 'signin' }
  if (status === 403 && body.code === 'csrf') return { kind: 'csrf' }
  if (status === 423 || (status === 403 && body.code === 'right')) return lateOf(body, digest)
  if (status === 404) return { kind: 'gone' }
  // Too many or too early is no judgement on what was sent.
  if (status === 408 || status === 425 || status === 429) return { kind: 'unknown' }
  if (status >= 400 && status < 500) return { kind: 'refused', why: body.message ?? '' }
  return { kind: 'unknown' }
}

// The server has laid it by only if it names what it has laid by.
function lateOf(body, digest) {
  return { kind: 'late', why: body.message ?? '', kept: body.kept === true && body.digest === digest }
}

function takeKeepalive(length) {
  const isLeaving = document.visibilityState === 'hidden'
  // Characters beyond ASCII take up to three bytes each.
  if (!isLeaving || (keptAlive + length) * 3 > KEEPALIVE_BYTES) return false
  keptAlive += length
  return true
}

function put(settings, { url, headers, body, keepalive }) {
  return fetch(url, {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      ...headers,
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
  const body = isJSON ? await reply.json() : null
  return typeof body === 'object' ? body : null
}
