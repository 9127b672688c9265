// One urgent concern sent to the server once, and what the reply means. Nothing is shown from here.

import { sha256 } from '../scoring/content.js'
import { readCookie } from './cookies.js'

// Malformed, used before, too long or empty.
const JUDGED = [400, 403, 409, 422]

// As with answers, only a receipt for this very concern and these very words is a promise.
export async function sendConcern(settings, entry) {
  try {
    const reply = await request(settings, entry)
    return await judge(reply.status, await readJSON(reply), entry)
  } catch {
    return { kind: 'unknown' }
  }
}

// As the server computes it.
export function digestOf({ what, why_now, told_already }) {
  return sha256(JSON.stringify([what, why_now, told_already]))
}

function request(settings, entry) {
  return fetch(entry.url, {
    method: 'PUT',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Answers-Of': settings.person,
      // Read when sending, since signing in again in another tab changes it.
      'X-CSRFToken': readCookie(settings.csrf_cookie),
    },
    body: JSON.stringify({ ...entry.body, client_at: entry.at }),
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
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
  if (status === 403 && body.code === 'csrf') return { kind: 'csrf' }
  if (status === 404 && body.code === 'not_found') return { kind: 'gone' }
  // Whatever does not give its reason is no judgement on the concern, and it is tried again.
  const isReasoned = JUDGED.includes(status) && Boolean(body.message)
  return isReasoned ? { kind: 'refused', why: body.message } : { kind: 'unknown' }
}

async function judgeReceipt(body, entry) {
  const isOurs = body.op_id === entry.op_id && body.digest === (await digestOf(entry.body))
  if (!isOurs || !body.received_at) return { kind: 'unknown' }
  return { kind: 'receipt', version: 1, savedAt: body.received_at, digest: body.digest }
}
