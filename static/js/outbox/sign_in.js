// Signing in again without leaving the page, when the session has ended. Everything typed stays
// where it is; only the same person goes on.

import { readCookie, renewTokens } from './cookies.js'
import { OTHER, SAME, SIGNED_OUT } from './session.js'

export function startSignIn(data, sender) {
  const dialog = document.getElementById('sign-in-dialog')
  if (!dialog) return
  new SignIn(data, sender, dialog).watch()
}

class SignIn {
  constructor(data, sender, dialog) {
    Object.assign(this, { data, sender, dialog })
    this.form = dialog.querySelector('form')
    this.error = dialog.querySelector('[data-error]')
    this.otherWay = dialog.querySelector('[data-other-way]')
  }

  watch() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.signIn()
    })
    document.getElementById('sign-in-again').addEventListener('click', () => this.open())
    this.dialog.querySelector('[data-close]').addEventListener('click', () => this.dialog.close())
    this.sender.listen((event) => event.type === 'session' && this.turn(event.state))
  }

  turn(state) {
    if (state === SAME) {
      renewTokens(this.data.csrf_cookie)
      return this.dialog.close()
    }
    if (state === OTHER) this.say(this.data.texts.signin_other)
    // Whoever is typing keeps the focus; the bar above says what has happened.
    if (!isTyping()) this.open()
  }

  open() {
    if (this.dialog.open || this.sender.state === SAME) return
    this.dialog.showModal()
    this.form.elements.password.focus()
  }

  async signIn() {
    this.say('')
    const result = await this.post().catch(() => null)
    this.form.elements.password.value = ''
    if (result !== null && result.ok) await this.look()
    else this.say(this.explain(result))
  }

  // Only what the server says of the person counts, not that the form was taken.
  async look() {
    await this.sender.unlock()
    const { state } = this.sender
    if (state === SAME) return this.sender.run()
    const { texts } = this.data
    this.say(state === OTHER ? texts.signin_other : texts.signin_more)
    this.otherWay.hidden = state !== SIGNED_OUT
  }

  async post() {
    if (!readCookie(this.data.csrf_cookie)) await this.fetchToken()
    const reply = await this.send()
    if (reply.status !== 403) return await this.read(reply)
    await this.fetchToken()
    return await this.read(await this.send())
  }

  // The sign-in page hands out the token where the browser has none, or an old one.
  fetchToken() {
    return this.request({ method: 'GET' })
  }

  send() {
    const { login, password } = this.form.elements
    return this.request({
      method: 'POST',
      body: new URLSearchParams({ login: login.value, password: password.value }),
    })
  }

  request(options) {
    return fetch(this.data.sign_in_url, {
      ...options,
      headers: {
        Accept: 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        'X-CSRFToken': readCookie(this.data.csrf_cookie),
      },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(this.data.timing.no_reply),
    })
  }

  async read(reply) {
    const isJSON = (reply.headers.get('Content-Type') ?? '').startsWith('application/json')
    return { ok: reply.ok && isJSON, status: reply.status, body: isJSON ? await reply.json() : {} }
  }

  explain(result) {
    const { texts } = this.data
    if (result === null) return texts.signin_offline
    if (result.status === 429) return texts.signin_limit
    const { errors = [], fields = {} } = result.body.form ?? {}
    const said = [errors, ...Object.values(fields).map((field) => field.errors)].flat()
    this.otherWay.hidden = said.length > 0
    return said[0] ?? texts.signin_more
  }

  say(text) {
    this.error.textContent = text
    this.error.hidden = !text
  }
}

function isTyping() {
  const { activeElement } = document
  return Boolean(activeElement?.matches('textarea, input:not([type="radio"], [type="checkbox"])'))
}
