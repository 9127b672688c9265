// One operation sent to the server once, and what its reply means. Nothing is shown from here.

import { digest } from './content.js'

// The reply is a promise only as a receipt for this very operation and content; whatever else
// says 200, such as the sign-in page of a network in between, means that we do not know.
export async function sendOperation(settings, operation) {
  try {
    const reply = await request(settings, operation)
    const body = await readJSON(reply)
    return await judge(reply.status, body, operation)
  } catch {
    return { kind: 'unknown' }
  }
}

function request(settings, operation) {
  const { content } = operation
  return fetch(settings.answers_url + encodeURIComponent(operation.question), {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'If-Match': `"v${operation.base}"`,
      'Idempotency-Key': operation.id,
      'X-Answers-Of': settings.person,
      // Read when sending, since signing in again in another tab changes it.
      'X-CSRFToken': readCookie(settings.csrf_cookie),
    },
    body: JSON.stringify({
      value: content.value,
      reasons: content.reasons,
      note: content.note,
      ask: content.ask,
      cause: operation.cause,
      client_id: settings.client_id,
      client_at: operation.at,
    }),
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    // Lets the request outlive the page when the person leaves; browsers allow it little space.
    keepalive: document.visibilityState === 'hidden' && content.note.length < 10_000,
    signal: AbortSignal.timeout(settings.timing.no_reply),
  })
}

async function readJSON(reply) {
  const isJSON = (reply.headers.get('Content-Type') ?? '').startsWith('application/json')
  return isJSON ? await reply.json() : null
}

async function judge(status, body, operation) {
  if (body === null || typeof body !== 'object') return { kind: 'unknown' }
  if (status === 200) return judgeReceipt(body, operation)
  if (status === 401) return { kind: 'signin' }
  if (status === 412 && body.stored) {
    return { kind: 'conflict', stored: body.stored, version: body.version }
  }
  if (status === 403 && body.code === 'csrf') return { kind: 'csrf' }
  if (status === 404) return { kind: 'gone' }
  if (status >= 400 && status < 500) return { kind: 'refused', why: body.message }
  return { kind: 'unknown' }
}

async function judgeReceipt(body, operation) {
  const isOurs = body.op_id === operation.id && body.question === operation.question
  if (!isOurs || body.digest !== (await digest(operation.content))) return { kind: 'unknown' }
  return { kind: 'receipt', version: body.version, savedAt: body.saved_at, route: body.route }
}

function readCookie(name) {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : ''
}
