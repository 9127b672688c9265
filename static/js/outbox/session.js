// Who is signed in right now, and with it the person's key: asked of the one address that knows.

import { Seal } from './seal.js'

export const SAME = 'same'
export const OTHER = 'other'
export const SIGNED_OUT = 'signed_out'
export const UNKNOWN = 'unknown'

export class Session {
  constructor({ person, outbox_key_url, timing }) {
    Object.assign(this, { person, url: outbox_key_url, timing })
    this.seal = null
    this.hasNoKey = false
  }

  // Returns one of the words above. Leaves the seal behind as soon as the person has a key.
  async ask() {
    try {
      return await this.judge(await this.request())
    } catch {
      return UNKNOWN
    }
  }

  request() {
    return fetch(this.url, {
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(this.timing.no_reply),
    })
  }

  async judge(reply) {
    const isJSON = (reply.headers.get('Content-Type') ?? '').startsWith('application/json')
    const body = isJSON ? await reply.json() : {}
    if (reply.status === 401) return SIGNED_OUT
    if (reply.status === 404 && body.code === 'no_key') {
      this.hasNoKey = true
      return SAME
    }
    if (reply.status !== 200 || !body.person || !body.key) return UNKNOWN
    if (body.person !== this.person) return OTHER
    this.seal ??= await Seal.make(this.person, body.key)
    return SAME
  }
}
