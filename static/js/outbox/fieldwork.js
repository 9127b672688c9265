// One save of fieldwork sent to the server once, and what the reply means.

import { digest } from '../fieldwork/content.js'
import { judgeRefusal, operationHeaders, putAndJudge } from './requests.js'

// As with answers, only a receipt for this very operation and content is a promise.
export function sendFieldwork(settings, entry) {
  const sent = { url: entry.url, data: { content: entry.content }, headers: operationHeaders(entry) }
  return putAndJudge(settings, sent, (status, body) => judge(status, body, entry))
}

async function judge(status, body, entry) {
  if (body === null) return { kind: 'unknown' }
  const sent = await digest(entry.content)
  if (status === 200) return judgeReceipt(body, entry, sent)
  if (status === 412 && body.code === 'conflict') return conflictOf(body, entry)
  return judgeRefusal(status, body, sent)
}

function judgeReceipt(body, entry, sent) {
  const isOurs = body.op_id === entry.op_id && body.key === entry.key
  if (!isOurs || body.digest !== sent) return { kind: 'unknown' }
  const { version, saved_at: savedAt } = body
  return { kind: 'receipt', version, savedAt, digest: body.digest }
}

// Where nothing stands any more, as after a restored backup, what was sent goes again as new.
async function conflictOf({ stored, version }, entry) {
  const { content, by, at } = stored ?? { content: entry.blank, by: '', at: null }
  return { kind: 'conflict', stored: { ...content, by, at }, version, digest: await digest(content) }
}
