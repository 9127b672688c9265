// One answer sent to the server once, and what the reply means. Nothing is shown from here.

import { digest } from '../scoring/content.js'
import { judgeRefusal, operationHeaders, putAndJudge } from './requests.js'

// The reply is a promise only as a receipt for this very operation and content; whatever else
// says 200, such as the sign-in page of a network in between, means that we do not know.
export function sendAnswer(settings, entry) {
  const url = settings.answer_url
    .replace('ASSESSMENT', entry.assessment)
    .replace('QUESTION', encodeURIComponent(entry.question))
  const sent = { url, data: bodyOf(entry), headers: operationHeaders(entry) }
  return putAndJudge(settings, sent, (status, body) => judge(status, body, entry))
}

function bodyOf(entry) {
  const { value, reasons, note, ask } = entry.content
  const said = { cause: entry.cause, client_id: entry.client_id, client_at: entry.at }
  return { value, reasons, note, ask: Boolean(ask), ...said }
}

async function judge(status, body, entry) {
  if (body === null) return { kind: 'unknown' }
  const sent = await digest(entry.content)
  if (status === 200) return judgeReceipt(body, entry, sent)
  if (status === 412 && body.stored) return conflictOf(body)
  return judgeRefusal(status, body, sent)
}

function judgeReceipt(body, entry, sent) {
  const isOurs = body.op_id === entry.op_id && body.question === entry.question
  if (!isOurs || body.digest !== sent) return { kind: 'unknown' }
  const { version, saved_at: savedAt, route } = body
  return { kind: 'receipt', version, savedAt, route, digest: body.digest }
}

async function conflictOf({ stored, version }) {
  return { kind: 'conflict', stored, version, digest: await digest(stored) }
}
