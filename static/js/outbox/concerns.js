// One urgent concern sent to the server once, and what the reply means. Nothing is shown from here.

import { sha256 } from '../scoring/content.js'
import { putAndJudge } from './requests.js'

// Malformed, used before, too long or empty.
const JUDGED = [400, 403, 409, 422]

// As with answers, only a receipt for this very concern and these very words is a promise.
export function sendConcern(settings, entry) {
  const sent = { url: entry.url, data: { ...entry.body, client_at: entry.at } }
  return putAndJudge(settings, sent, (status, body) => judge(status, body, entry))
}

// As the server computes it.
export function digestOf({ what, why_now, told_already }) {
  return sha256(JSON.stringify([what, why_now, told_already]))
}

async function judge(status, body, entry) {
  if (body === null) return { kind: 'unknown' }
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
