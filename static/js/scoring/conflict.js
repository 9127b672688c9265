// Two answers to one question, side by side, until a person has chosen.

import { choose } from './choosing.js'
import { clock, describe, fill } from './words.js'

// A panel can go without a click here, when another page has settled it: whoever is in it comes back
// to what it was about.
export function replacePanel(place, code, ...panels) {
  const isHere = place.contains(document.activeElement)
  place.replaceChildren(...panels)
  if (isHere) document.getElementById(`q-${code}`).focus()
}

export class ConflictPanel {
  constructor(data) {
    this.data = data
    this.texts = data.texts
    this.template = document.getElementById('conflict-template')
  }

  show(place, controls, state) {
    const { stored, version } = state.outcome
    const key = `${version} ${stored.at}`
    if (place.querySelector('[data-against]')?.dataset.against !== key) {
      replacePanel(place, controls.code, this.make(controls, state))
      place.querySelector('[data-against]').dataset.against = key
    }
    this.fillSide(place, 'mine', controls, controls.read())
  }

  make(controls, state) {
    const { stored, version } = state.outcome
    const { texts } = this
    const panel = this.template.content.cloneNode(true)
    const who = stored.by === this.data.reader ? texts.you : stored.by
    const parts = { who, when: stored.at && clock(stored.at, this.data.time_zone) }
    const say = (name, sentence) => (panel.querySelector(`[data-${name}]`).textContent = sentence)
    say('intro', version ? fill(texts.conflict_intro, parts) : texts.conflict_gone)
    say('stored-title', version ? fill(texts.stored_title, parts) : texts.stored)
    if (version) this.fillSide(panel, 'stored', controls, stored)
    else say('stored', texts.nothing)
    panel.querySelector('[data-choice="join"]').hidden = !this.tell(controls, stored)[1]
    this.name(panel, controls.code)
    this.listen(panel, controls, state)
    return panel
  }

  fillSide(panel, side, controls, content) {
    const [text, note] = this.tell(controls, content)
    panel.querySelector(`[data-${side}]`).textContent = text
    panel.querySelector(`[data-${side}-note]`).textContent = note
  }

  // What a content says in words, and the long text that stands below them.
  tell(controls, content) {
    const labels = controls.reasons.map((box) => [box.value, box.labels[0].textContent])
    const words = [this.data.labels[controls.code], Object.fromEntries(labels), this.texts]
    return [describe(content, ...words), content.note]
  }

  name(panel, code) {
    const group = panel.querySelector('[role="group"]')
    group.setAttribute('aria-labelledby', `q-${code}-conflict`)
    group.querySelector('p').id = `q-${code}-conflict`
  }

  listen(panel, controls, state) {
    for (const button of panel.querySelectorAll('[data-choice]')) {
      button.addEventListener('click', () => {
        choose(state, button.dataset.choice)
        controls.unfold()
        document.getElementById(`q-${controls.code}`).focus()
      })
    }
  }
}
