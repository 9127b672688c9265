// Tells the server that this section is open here, and whether something waits. Advice for
// colleagues: nobody waits for the reply, and nothing depends on it.

import { readCookie } from '../outbox/cookies.js'

export class Presence {
  constructor(data, clientId) {
    Object.assign(this, { data, clientId })
    this.unsaved = 0
  }

  start() {
    if (!this.data.presence_url) return
    this.tell()
    setInterval(() => this.tell(), this.data.timing.presence)
  }

  show(unsaved) {
    const isTurn = Boolean(unsaved) !== Boolean(this.unsaved)
    this.unsaved = unsaved
    if (isTurn) this.tell()
  }

  tell() {
    if (!this.data.presence_url || document.visibilityState === 'hidden') return
    fetch(this.data.presence_url, {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'X-CSRFToken': readCookie(this.data.csrf_cookie),
      },
      body: JSON.stringify({ client_id: this.clientId, unsaved: this.unsaved }),
      credentials: 'same-origin',
    }).catch(() => {})
  }
}
