// Shows what became of one answer: its state line, why it was refused, the panel to choose in.

import { ConflictPanel, replacePanel } from './conflict.js'
import * as States from './statuses.js'
import { clock, fill } from './words.js'

// Calm for what heals by itself, alarm for what needs a person.
const STYLES = {
  [States.SETTLED]: 'saved',
  [States.UNSAVED]: 'waiting',
  [States.KEPT]: 'waiting',
  [States.SENDING]: 'waiting',
  [States.RETRYING]: 'waiting',
  [States.CONFLICT]: 'choice',
  [States.SIGNIN]: 'waiting',
  [States.CSRF]: 'refused',
  [States.REFUSED]: 'refused',
  [States.LATE]: 'late',
  [States.GONE]: 'refused',
}

export class Display {
  constructor(data, outbox) {
    this.data = data
    this.texts = data.texts
    this.outbox = outbox
    this.panels = new ConflictPanel(data)
    this.lateTemplate = document.getElementById('late-template')
  }

  showState(controls, state) {
    const { status } = state
    const line = document.getElementById(`q-${controls.code}-state`)
    const text = this.sentence(state, status)
    line.className = `app-state app-state--${this.style(state, status)}`
    line.dataset.status = status
    line.dataset.version = state.saved.version
    line.dataset.digest = state.saved.digest
    if (line.textContent !== text) line.textContent = text
    this.showError(controls, state, status)
    this.showPanel(controls, state, status)
  }

  style(state, status) {
    if (status === States.LATE && !state.outcome.kept) return 'refused'
    const isBlank = status === States.SETTLED && state.saved.version === 0
    return isBlank ? 'none' : STYLES[status]
  }

  sentence(state, status) {
    const { texts } = this
    const isHere = state.chain.entries.some((entry) => this.outbox.loose.has(entry.op_id))
    const either = (kept, notKept) => (isHere ? notKept : kept)
    const sentences = {
      [States.SETTLED]: () => this.savedSentence(state.saved),
      [States.UNSAVED]: () => texts.not_saved,
      [States.KEPT]: () => texts.kept,
      [States.SENDING]: () => texts.saving,
      [States.RETRYING]: () => either(texts.kept_retrying, texts.retrying),
      [States.CONFLICT]: () => texts.needs_choice,
      [States.SIGNIN]: () => either(texts.kept_signin, texts.signin),
      [States.CSRF]: () => either(texts.kept_csrf, texts.csrf),
      [States.REFUSED]: () => texts.not_saved,
      [States.LATE]: () => (state.outcome.kept ? texts.late : texts.not_saved),
      [States.GONE]: () => texts.not_saved,
    }
    return sentences[status]()
  }

  savedSentence({ version, at, line }) {
    if (line) return line
    if (version === 0) return this.texts.not_answered
    return fill(this.texts.saved, { when: clock(at, this.data.time_zone) })
  }

  showError(controls, state, status) {
    const { outcome } = state
    const why = {
      [States.REFUSED]: () => outcome.why,
      [States.GONE]: () => this.texts.gone,
      [States.LATE]: () => (outcome.kept ? '' : outcome.why),
    }[status]?.()
    const error = document.getElementById(`q-${controls.code}-error`)
    error.hidden = !why
    error.querySelector('[data-error]').textContent = why ?? ''
  }

  showPanel(controls, state, status) {
    const place = controls.element.querySelector('[data-conflict]')
    const isLate = status === States.LATE && state.outcome.kept
    const needsPerson = status === States.CONFLICT || isLate
    controls.element.classList.toggle('app-question--current', needsPerson)
    if (status === States.CONFLICT) this.panels.show(place, controls, state)
    else if (isLate) this.showLate(place, controls, state)
    else replacePanel(place, controls.code)
  }

  showLate(place, controls, state) {
    const isShown = place.querySelector('[data-late]')?.dataset.late === state.newest.op_id
    if (isShown) return
    const panel = this.lateTemplate.content.cloneNode(true)
    panel.querySelector('[data-late]').dataset.late = state.newest.op_id
    panel.querySelector('[data-why]').textContent = state.outcome.why
    panel.querySelector('[data-seen]').addEventListener('click', () => {
      state.discard()
      document.getElementById(`q-${state.question}`).focus()
    })
    replacePanel(place, controls.code, panel)
  }
}
