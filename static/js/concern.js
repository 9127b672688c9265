// Urgent concerns: the dialog on every page of a case, and what became of those that were sent.
//
// Until the server has confirmed one, the page says NOT SENT and whom to phone; in the dialog, and
// in a line above the page when the dialog is closed.

import { showLines } from './lines.js'
import { clock, fill } from './scoring/words.js'

export const FIELDS = ['what', 'why_now', 'told_already']
const REQUIRED = ['what', 'why_now']

const WAITING = 'waiting'
const SENT = 'sent'
const STOPPED = 'stopped'

// What is known of every concern of this person in this browser; knows no page.
export class Concerns {
  // changed() is called after every change.
  constructor({ data, sender, changed }) {
    Object.assign(this, { data, sender, changed })
    this.known = new Map()
    this.current = null
    sender.listen((event) => this.hear(event))
  }

  // Returns the first field that is missing, or null once the concern waits to be sent.
  send(words) {
    const missing = REQUIRED.find((name) => !words[name].trim())
    if (missing) return missing
    const replaced = this.current ? [this.current] : []
    const entry = this.compose(words)
    for (const opId of replaced) this.known.delete(opId)
    this.current = entry.op_id
    this.note(entry, { status: WAITING, why: 'unknown', isKept: false })
    this.sender.enqueue(entry, replaced).then((isKept) => this.mark(entry.op_id, { isKept }))
    return null
  }

  compose(words) {
    const { address, label, page } = this.data
    const opId = crypto.randomUUID()
    return {
      kind: 'concern',
      op_id: opId,
      url: address.replace('CONCERN', opId),
      body: Object.fromEntries(FIELDS.map((name) => [name, words[name]])),
      at: new Date().toISOString(),
      label,
      page,
    }
  }

  hear(event) {
    if (event.type === 'read') this.compare(event)
    if (event.type === 'outcome' && event.entry.kind === 'concern') {
      this.note(event.entry, judged(event.outcome))
    }
  }

  // What lies in the outbox: from before this page, or from another tab of this person.
  compare({ entries, receipts }) {
    const waiting = entries.filter((entry) => entry.kind === 'concern')
    for (const entry of waiting) {
      if (this.known.has(entry.op_id)) continue
      const state = { status: WAITING, why: 'unknown', isKept: true }
      this.note(entry, entry.outcome ? judged(entry.outcome) : state)
      if (this.known.get(entry.op_id).status === STOPPED) this.takeBack(entry)
    }
    for (const [opId, one] of this.known) {
      const receipt = receipts.get(opId)
      if (one.status !== SENT && receipt) this.mark(opId, { status: SENT, at: receipt.savedAt })
    }
  }

  // A concern of this case that was not taken is there to be put right and sent again.
  takeBack(entry) {
    if (entry.page === this.data.page) this.current ??= entry.op_id
  }

  note(entry, state) {
    this.known.set(entry.op_id, { ...this.known.get(entry.op_id), entry, ...state })
    this.changed()
  }

  mark(opId, state) {
    const one = this.known.get(opId)
    if (one) this.note(one.entry, state)
  }

  get shown() {
    return this.known.get(this.current) ?? null
  }

  // The dialog was closed after its concern had arrived: the next one is another.
  startAfresh() {
    if (this.shown?.status === SENT) this.current = null
  }

  get isAtRisk() {
    return [...this.known.values()].some((one) => one.status === WAITING && !one.isKept)
  }

  // One line for every concern, those that are not sent first.
  lines() {
    const all = [...this.known.values()]
    return [...all.filter(isUnsent), ...all.filter((one) => !isUnsent(one))].map((one) =>
      this.line(one)
    )
  }

  line(one) {
    const isHere = one.entry.page === this.data.page
    const isNamed = isUnsent(one) && !isHere
    const text = isNamed ? this.elsewhere(one) : `${this.sentence(one)} ${this.reason(one)}`
    return { text: text.trim(), isSent: !isUnsent(one), href: isHere ? '' : one.entry.page }
  }

  elsewhere({ entry }) {
    return fill(this.data.texts.elsewhere, { label: entry.label })
  }

  sentence(one) {
    const { texts, time_zone: timeZone } = this.data
    if (one.status === SENT) return fill(texts.sent, { when: clock(one.at, timeZone) })
    return texts.not_sent
  }

  reason({ status, why, message, isKept }) {
    const { texts } = this.data
    if (status === SENT) return ''
    if (why === 'refused') return fill(texts.refused, { why: message })
    if (why in texts) return texts[why]
    return isKept ? texts.kept : texts.going_on
  }
}

function judged(outcome) {
  if (outcome.kind === 'receipt') return { status: SENT, at: outcome.savedAt }
  const isFinal = outcome.kind === 'refused' || outcome.kind === 'gone'
  return { status: isFinal ? STOPPED : WAITING, why: outcome.kind, message: outcome.why ?? '' }
}

function isUnsent(one) {
  return one.status !== SENT
}

// Joins it to the page; without this the link leads to a page with the same form.
export function startConcern({ sender }) {
  const dialog = document.getElementById('concern-dialog')
  if (dialog) new ConcernPage(dialog, sender).watch()
}

class ConcernPage {
  constructor(dialog, sender) {
    this.dialog = dialog
    this.data = JSON.parse(document.getElementById('concern-data').textContent)
    this.form = dialog.querySelector('form')
    this.state = document.getElementById('concern-state')
    this.error = document.getElementById('concern-error')
    this.list = document.getElementById('concern-lines')
    this.fields = FIELDS.map((name) => this.form.elements[name])
    this.lastSent = null
    this.concerns = new Concerns({ data: this.data, sender, changed: () => this.show() })
  }

  watch() {
    for (const link of document.querySelectorAll('[data-concern-open]')) {
      link.addEventListener('click', (event) => this.open(event))
    }
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.send()
    })
    this.form.addEventListener('input', () => this.show())
    this.dialog.querySelector('[data-close]').addEventListener('click', () => this.dialog.close())
    this.dialog.addEventListener('close', () => this.concerns.startAfresh())
    window.addEventListener('beforeunload', (event) => {
      if (this.isBegun || this.concerns.isAtRisk) event.preventDefault()
    })
    this.show()
  }

  open(event) {
    const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (isModified) return
    event.preventDefault()
    this.show()
    this.dialog.showModal()
    this.fields[0].focus()
  }

  get words() {
    return Object.fromEntries(this.fields.map((field) => [field.name, field.value]))
  }

  // Something stands in the dialog that has never been sent.
  get isBegun() {
    return !this.concerns.shown && this.fields.some((field) => field.value.trim())
  }

  send() {
    const missing = this.concerns.send(this.words)
    this.error.hidden = !missing
    this.error.textContent = missing ? this.data.texts[`${missing}_missing`] : ''
    for (const field of this.fields) field.setAttribute('aria-invalid', field.name === missing)
    if (missing) this.form.elements[missing].focus()
  }

  show() {
    const { shown } = this.concerns
    if (shown?.status === SENT && this.lastSent !== shown.entry.op_id) this.clear(shown)
    if (shown?.status === STOPPED) this.giveBack(shown)
    this.showState(shown)
    const isWaiting = shown?.status === WAITING
    for (const field of this.fields) field.readOnly = isWaiting
    this.form.querySelector('[type="submit"]').disabled = isWaiting
    this.showLines()
  }

  showState(shown) {
    this.state.hidden = !shown
    this.state.className = `app-concern-state app-concern-state--${styleOf(shown)}`
    write(this.state.querySelector('[data-head]'), shown ? this.concerns.sentence(shown) : '')
    write(this.state.querySelector('[data-reason]'), shown ? this.concerns.reason(shown) : '')
  }

  clear(shown) {
    this.lastSent = shown.entry.op_id
    for (const field of this.fields) field.value = ''
  }

  giveBack({ entry }) {
    if (this.fields.some((field) => field.value)) return
    for (const field of this.fields) field.value = entry.body[field.name]
  }

  showLines() {
    const { texts } = this.data
    const begun = this.isBegun ? [{ text: texts.begun, isSent: false, href: '' }] : []
    showLines(this.list, [...begun, ...this.concerns.lines()].map(lineElement))
  }
}

// Only a change is written, for a screen reader speaks whatever is.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function styleOf(shown) {
  return shown?.status === SENT ? 'sent' : 'not-sent'
}

function lineElement({ text, isSent, href }) {
  const line = document.createElement('p')
  line.className = `app-concern-line app-concern-line--${isSent ? 'sent' : 'not-sent'}`
  const holder = href ? document.createElement('a') : line
  if (href) {
    holder.href = href
    holder.className = 'govuk-link'
    line.append(holder)
  }
  holder.textContent = text
  return line
}
