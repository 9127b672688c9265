// One section open for scoring: brings controls, outbox, sender and display together.

import { Channel } from '../outbox/channel.js'
import { Database } from '../outbox/database.js'
import { makeKinds } from '../outbox/kinds.js'
import { Outbox } from '../outbox/outbox.js'
import { Sender } from '../outbox/sender.js'
import { SAME, Session } from '../outbox/session.js'
import { compare } from './comparing.js'
import { BLANK } from './content.js'
import { Controls } from './controls.js'
import { Display } from './display.js'
import { Header } from './header.js'
import { Presence } from './presence.js'
import { showUnsaved } from './progress.js'
import { Route } from './route.js'
import { AnswerState } from './state.js'
import { LATE, SETTLED, UNSAVED } from './statuses.js'

export class Workspace {
  constructor(data, form) {
    this.data = data
    this.form = form
    this.clientId = crypto.randomUUID()
    this.questions = [...form.querySelectorAll('[data-question]')].map((one) => new Controls(one))
    this.session = new Session(data)
    this.outbox = new Outbox({ person: data.person, database: new Database() })
    this.sender = new Sender({
      outbox: this.outbox,
      session: this.session,
      kinds: makeKinds(data),
      timing: data.timing,
      channel: new Channel(data.person),
    })
    this.display = new Display(data, this.outbox)
    this.header = new Header(data)
    this.route = new Route(data, this.questions)
    this.presence = new Presence(data, this.clientId)
    this.states = this.questions.map((controls) => this.makeState(controls))
    this.stateOf = new Map(this.states.map((state) => [state.question, state]))
    this.away = []
    this.watchers = []
    this.isRefreshing = false
    this.sender.listen((event) => this.hear(event))
  }

  makeState(controls) {
    const { code } = controls
    const state = new AnswerState({
      question: code,
      clientId: this.clientId,
      saved: savedAsDelivered(this.data, code),
      read: () => controls.read(),
      write: (content) => this.write(controls, content),
      keep: (entry, instead) => this.sender.enqueue(entry, instead),
      drop: (opIds) => this.sender.remove(opIds),
      compose: (parts) => this.compose(code, parts),
      changed: () => this.show(controls, state),
    })
    return state
  }

  compose(question, parts) {
    const { assessment, label, page } = this.data
    return {
      kind: 'answer',
      op_id: crypto.randomUUID(),
      assessment,
      question,
      ...parts,
      at: new Date().toISOString(),
      client_id: this.clientId,
      label,
      page,
    }
  }

  listen(controls, state) {
    const { after_last_key: afterLastKey } = this.data.timing
    const tell = () => this.tellOfAnswer(controls.code)
    controls.listen({
      chosen: () => {
        state.edited()
        tell()
      },
      typed: () => {
        state.edited(afterLastKey)
        tell()
      },
      left: () => state.flush(),
    })
  }

  write(controls, content) {
    controls.write(content)
    this.tellOfAnswer(controls.code)
  }

  tellOfAnswer(code) {
    document.dispatchEvent(new CustomEvent('yot:answer', { detail: { code } }))
  }

  hear(event) {
    const hear = {
      read: () => this.compareAll(event),
      sending: () => this.states.forEach((state) => state.showSending(event.op_id)),
      outcome: () => this.settle(event),
      removed: () => this.states.forEach((state) => state.release(event.op_ids)),
      session: () => this.refresh(),
    }[event.type]
    hear?.()
  }

  settle({ entry, outcome }) {
    if (entry.assessment !== this.data.assessment) return
    if (outcome.kind === 'receipt') this.route.take(outcome)
    this.stateOf.get(entry.question)?.settle(entry, outcome)
  }

  compareAll({ entries, receipts }) {
    const found = new Map(entries.map((entry) => [entry.op_id, entry]))
    for (const state of this.states) compare(state, found, receipts)
    if (this.sender.state !== SAME) this.states.forEach((state) => state.showSignIn())
    this.away = entries.filter((entry) => entry.kind === 'answer' && !this.isHere(entry))
    this.refresh()
  }

  // Whether the entry's question stands in this page.
  isHere({ assessment, question }) {
    return assessment === this.data.assessment && this.stateOf.has(question)
  }

  // Called after every change of one question.
  show(controls, state) {
    this.display.showState(controls, state)
    const { version, digest } = state.saved
    const isSettled = state.status === SETTLED
    if (isSettled && controls.shown !== digest) controls.remember({ version, digest })
    this.refresh()
  }

  // Everything that looks at all questions, once for many changes of the same moment.
  refresh() {
    if (this.isRefreshing) return
    this.isRefreshing = true
    queueMicrotask(() => {
      this.isRefreshing = false
      this.showAll()
    })
  }

  showAll() {
    const { away, outbox, sender } = this
    const facts = { away, unread: outbox.unread, session: sender.state }
    const unsaved = this.header.show(this.states, facts)
    this.header.showNarrow(this.outbox.isNarrow)
    this.presence.show(unsaved)
    this.route.show(this.states)
    showUnsaved(this.data, this.unsavedCodes())
    for (const look of this.watchers) look()
  }

  unsavedCodes() {
    const here = this.states.filter((state) => ![SETTLED, LATE].includes(state.status))
    const away = this.away.filter((entry) => entry.assessment === this.data.assessment)
    return new Set([...here, ...away].map(({ question }) => question))
  }

  // The page is about to be hidden or closed: keep what was typed, and try to send it at once.
  part() {
    for (const state of this.states) {
      const entry = state.status === UNSAVED ? state.flush() : null
      if (entry && !entry.outcome) this.sender.sendInPassing(entry)
    }
  }
}

function savedAsDelivered(data, code) {
  const stored = data.stored[code]
  if (!stored) return { content: BLANK, version: 0, digest: data.blank_digest, at: null }
  const { value, reasons, note, ask, version, digest, at, line } = stored
  return { content: { value, reasons, note, ask: Boolean(ask) }, version, digest, at, line }
}
