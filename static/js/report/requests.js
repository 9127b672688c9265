// Asking the server for what nothing depends on: a failure only means that nothing new is shown.

import { readCookie } from '../outbox/cookies.js'

export async function ask(data, url, body) {
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'X-Answers-Of': data.person,
      'X-CSRFToken': readCookie(data.csrf_cookie),
    },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(data.timing.no_reply),
  })
  if (!reply.ok) throw new Error(String(reply.status))
  return await reply.json()
}
