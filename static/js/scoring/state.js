// What became of one question's answer: at most one operation on its way, a newer edit behind it.
// Knows neither the page nor the network: it is given ways to read, write and send.

import { isSame } from './content.js'

export const SETTLED = 'settled'
export const UNSAVED = 'unsaved'
export const SENDING = 'sending'
export const RETRYING = 'retrying'
export const SIGNIN = 'signin'
export const CSRF = 'csrf'
export const CONFLICT = 'conflict'
export const REFUSED = 'refused'
export const GONE = 'gone'

// Where nothing moves on without the person, or not soon.
const STUCK = [RETRYING, SIGNIN, CSRF, CONFLICT, REFUSED, GONE]
const WAITING_TO_RETRY = [RETRYING, SIGNIN, CSRF]

export class AnswerState {
  // read() and write(content) reach the controls; send(operation) resolves to an outcome of
  // saving.js; changed(state, outcome) is called after every change.
  constructor({ question, version, stored, read, write, send, timing, changed }) {
    Object.assign(this, { question, version, read, write, send, timing, changed })
    this.saved = stored
    this.savedAt = null
    this.status = SETTLED
    this.why = ''
    this.conflict = null
    this.operation = null
    this.isSending = false
    this.cause = 'person'
    this.typingTimer = null
    this.retryTimer = null
    this.delay = timing.first_retry
  }

  get isUnsaved() {
    return this.status !== SETTLED
  }

  get isStuck() {
    return STUCK.includes(this.status)
  }

  // The person changed something; it is sent after `wait` milliseconds without another change.
  edited(wait = 0) {
    clearTimeout(this.typingTimer)
    this.typingTimer = null
    if (this.status === CONFLICT) return this.changed(this)
    if (!this.operation) {
      if (isSame(this.read(), this.saved)) return this.become(SETTLED)
      this.become(UNSAVED)
    }
    if (wait) this.typingTimer = setTimeout(() => this.flush(), wait)
    else this.flush()
  }

  // Send what is there now, unless an operation is on its way or a person must act first.
  flush() {
    clearTimeout(this.typingTimer)
    this.typingTimer = null
    if (this.operation || this.status !== UNSAVED) return
    this.operation = {
      id: crypto.randomUUID(),
      question: this.question,
      base: this.version,
      content: this.read(),
      cause: this.cause,
      at: new Date().toISOString(),
    }
    this.attempt()
  }

  retryNow() {
    if (!this.isSending && WAITING_TO_RETRY.includes(this.status)) this.attempt()
  }

  async attempt() {
    clearTimeout(this.retryTimer)
    // A failure stays in sight until it is over: the line must not flicker at each new try.
    if (!this.isStuck) this.become(SENDING)
    const operation = this.operation
    this.isSending = true
    const outcome = await this.send(operation)
    this.isSending = false
    this.settle(operation, outcome)
  }

  settle(operation, outcome) {
    const handle = {
      receipt: () => this.accept(operation, outcome),
      conflict: () => this.meet(outcome),
      refused: () => this.refuse(operation, REFUSED, outcome.why),
      gone: () => this.refuse(operation, GONE, ''),
      signin: () => this.tryLater(SIGNIN, this.timing.longest_retry),
      csrf: () => this.renewToken(operation),
      unknown: () => this.tryLater(RETRYING, this.nextDelay()),
    }
    handle[outcome.kind]()
  }

  // The server has it. What was typed since is another answer, on top of this version.
  accept(operation, outcome) {
    this.operation = null
    this.cause = 'person'
    this.delay = this.timing.first_retry
    this.version = outcome.version
    this.saved = operation.content
    this.savedAt = outcome.savedAt
    this.goOn(outcome)
  }

  meet({ stored, version }) {
    this.operation = null
    if (isSame(this.read(), stored)) {
      Object.assign(this, { version, saved: stored, savedAt: stored.at })
      return this.become(SETTLED)
    }
    this.conflict = { stored, version }
    this.become(CONFLICT)
  }

  refuse(operation, status, why) {
    this.operation = null
    if (!isSame(this.read(), operation.content)) return this.goOn()
    this.why = why
    this.become(status)
  }

  // A sign-in in another tab renews the token: the same operation goes again at once, one time.
  renewToken(operation) {
    if (operation.renewed) return this.tryLater(CSRF, this.timing.longest_retry)
    operation.renewed = true
    this.attempt()
  }

  tryLater(status, delay) {
    this.become(status)
    this.retryTimer = setTimeout(() => this.attempt(), delay)
  }

  nextDelay() {
    const delay = this.delay
    this.delay = Math.min(delay * 2, this.timing.longest_retry)
    return delay * (0.75 + Math.random() / 2)
  }

  goOn(outcome) {
    if (isSame(this.read(), this.saved)) return this.become(SETTLED, outcome)
    const isTyping = this.typingTimer !== null
    this.become(UNSAVED, outcome)
    if (!isTyping) this.flush()
  }

  // The person settles a conflict: "keep" the stored answer, "mine", or "join" the notes.
  choose(choice) {
    const { stored, version } = this.conflict
    const mine = this.read()
    this.conflict = null
    this.version = version
    this.saved = { value: stored.value, reasons: stored.reasons, note: stored.note }
    this.savedAt = stored.at
    if (choice === 'keep') this.write(this.saved)
    if (choice === 'join') this.write({ ...mine, note: joinNotes(stored.note, mine.note) })
    this.cause = choice === 'keep' ? 'person' : 'conflict_choice'
    this.goOn()
  }

  // Take up a conflict that the page was delivered with.
  showConflict(stored, version) {
    this.conflict = { stored, version }
    this.become(CONFLICT)
  }

  become(status, outcome) {
    this.status = status
    this.changed(this, outcome)
  }
}

function joinNotes(...notes) {
  return notes.filter(Boolean).join('\n\n')
}
