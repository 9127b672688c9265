// Shows what became of each answer: the state line, the conflict panel, the count in the header.

import * as States from './state.js'
import { clock, describe, fill } from './words.js'

const STYLES = {
  [States.SETTLED]: 'saved',
  [States.UNSAVED]: 'waiting',
  [States.SENDING]: 'waiting',
  [States.RETRYING]: 'waiting',
  [States.CONFLICT]: 'choice',
  [States.SIGNIN]: 'refused',
  [States.CSRF]: 'refused',
  [States.REFUSED]: 'refused',
  [States.GONE]: 'refused',
}

export class Display {
  constructor(data) {
    this.data = data
    this.texts = data.texts
    this.header = document.getElementById('save-status')
    this.template = document.getElementById('conflict-template')
  }

  showState(controls, state) {
    const line = document.getElementById(`q-${controls.code}-state`)
    line.className = `app-state app-state--${this.style(state)}`
    line.textContent = this.sentence(state)
    const hasError = [States.REFUSED, States.GONE].includes(state.status)
    const error = document.getElementById(`q-${controls.code}-error`)
    error.hidden = !hasError
    error.querySelector('[data-error]').textContent = hasError ? state.why || this.texts.gone : ''
    this.showConflict(controls, state)
  }

  style(state) {
    const isBlank = state.status === States.SETTLED && state.version === 0
    return isBlank ? 'none' : STYLES[state.status]
  }

  sentence(state) {
    const { texts } = this
    return {
      [States.SETTLED]: () => this.savedSentence(state),
      [States.UNSAVED]: () => texts.not_saved,
      [States.SENDING]: () => texts.saving,
      [States.RETRYING]: () => texts.retrying,
      [States.CONFLICT]: () => texts.needs_choice,
      [States.SIGNIN]: () => texts.signin,
      [States.CSRF]: () => texts.csrf,
      [States.REFUSED]: () => texts.not_saved,
      [States.GONE]: () => texts.not_saved,
    }[state.status]()
  }

  savedSentence(state) {
    if (state.version === 0) return this.texts.not_answered
    if (state.savedAt === null) return state.deliveredLine
    return fill(this.texts.saved, { when: clock(state.savedAt, this.data.time_zone) })
  }

  showConflict(controls, state) {
    const place = controls.element.querySelector('[data-conflict]')
    controls.element.classList.toggle('app-question--current', Boolean(state.conflict))
    if (!state.conflict) return place.replaceChildren()
    if (!place.querySelector('[data-choice]')) place.replaceChildren(this.panel(controls, state))
    const words = (content) => this.words(controls, content)
    place.querySelector('[data-stored]').textContent = state.conflict.version
      ? words(state.conflict.stored)
      : this.texts.nothing
    place.querySelector('[data-mine]').textContent = words(controls.read())
  }

  panel(controls, state) {
    const { stored, version } = state.conflict
    const panel = this.template.content.cloneNode(true)
    const { texts } = this
    const who = stored.by === this.data.reader ? texts.you : stored.by
    const parts = { who, when: stored.at && clock(stored.at, this.data.time_zone) }
    panel.querySelector('[data-intro]').textContent = version
      ? fill(texts.conflict_intro, parts)
      : texts.conflict_gone
    panel.querySelector('[data-stored-title]').textContent = version
      ? fill(texts.stored_title, parts)
      : texts.stored
    const group = panel.querySelector('[role="group"]')
    group.setAttribute('aria-labelledby', `q-${controls.code}-conflict`)
    group.querySelector('p').id = `q-${controls.code}-conflict`
    for (const button of panel.querySelectorAll('[data-choice]')) {
      button.addEventListener('click', () => {
        state.choose(button.dataset.choice)
        controls.element.focus()
      })
    }
    return panel
  }

  words(controls, content) {
    const reasonLabels = Object.fromEntries(
      controls.reasons.map((box) => [box.value, box.labels[0].textContent])
    )
    return describe(content, this.data.labels[controls.code], reasonLabels, this.texts)
  }

  showHeader(states) {
    const toChoose = states.filter((one) => one.status === States.CONFLICT).length
    const unsaved = states.filter((one) => one.isUnsaved).length - toChoose
    const parts = []
    if (toChoose) parts.push(this.texts.to_choose[toChoose])
    if (unsaved) parts.push(this.texts.unsaved[unsaved])
    if (!parts.length) parts.push(this.restSentence(states))
    const style = toChoose ? 'choice' : unsaved ? 'waiting' : 'saved'
    const text = parts.join(', ')
    this.header.className = `app-save app-save--${style}`
    // Only a change is written, for a screen reader speaks whatever is.
    if (this.header.textContent !== text) this.header.textContent = text
  }

  restSentence(states) {
    const isUntouched = states.every((one) => one.version === 0)
    return isUntouched ? this.texts.nothing_yet : this.texts.all_saved
  }
}
