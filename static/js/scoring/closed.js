// Shows and hides questions as their route opens and closes, and says why. Nothing typed is
// removed: a hidden question keeps its controls and their content.

import { IN_ROUTE, OUT_OF_ROUTE, UNKNOWN } from './routing.js'
import { fill, list } from './words.js'

export class ClosedQuestions {
  constructor(data) {
    this.routing = data.routing
    this.texts = data.texts
    this.place = document.querySelector('[data-closed-questions]')
    this.details = this.place.querySelector('details')
    this.codes = Object.keys(this.routing.routes_of)
  }

  show(statuses, values) {
    for (const code of this.codes) {
      document.getElementById(`q-${code}`).hidden = statuses[code] !== IN_ROUTE
      this.showLine(code, statuses, values)
    }
    const sentences = [this.outSentence(statuses), this.unknownSentence(statuses, values)]
    this.showSentences(sentences.filter(Boolean))
  }

  // The list of questions is never moved: whoever reads in it would lose the focus.
  showSentences(sentences) {
    for (const line of this.place.querySelectorAll('.app-routed__line')) line.remove()
    const lines = sentences.map((sentence) => {
      const line = document.createElement('p')
      line.className = 'app-routed__line'
      line.textContent = sentence
      return line
    })
    this.details.before(...lines)
    this.place.hidden = lines.length === 0
  }

  showLine(code, statuses, values) {
    const line = this.place.querySelector(`[data-closed="${code}"]`)
    if (!line) return
    line.hidden = statuses[code] === IN_ROUTE
    line.querySelector('.app-routed__why').textContent = this.why(code, statuses, values)
  }

  why(code, statuses, values) {
    if (statuses[code] === IN_ROUTE) return ''
    if (statuses[code] === OUT_OF_ROUTE) {
      return fill(this.texts.out_why, { why: this.reasons([code], statuses) })
    }
    const gates = this.openGates([code], statuses, values)
    return gates ? fill(this.texts.answer_first, { gates }) : this.texts.fact_missing
  }

  outSentence(statuses) {
    const out = this.codes.filter((code) => statuses[code] === OUT_OF_ROUTE)
    return out.length && fill(this.texts.out[out.length], { why: this.reasons(out, statuses) })
  }

  unknownSentence(statuses, values) {
    const waiting = this.codes.filter((code) => statuses[code] === UNKNOWN)
    const gates = this.openGates(waiting, statuses, values)
    const sentences = gates ? this.texts.unknown : this.texts.unknown_fact
    return waiting.length && fill(sentences[waiting.length], { gates })
  }

  reasons(codes, statuses) {
    const failing = this.routesOf(codes).filter((route) => statuses[route] === OUT_OF_ROUTE)
    const why = [...new Set(failing.map((route) => this.routing.otherwise[route]))]
    // The server can know of a gate answered in another window.
    return list(why, this.texts.and) || this.texts.elsewhere
  }

  openGates(codes, statuses, values) {
    const open = this.routesOf(codes)
      .filter((route) => statuses[route] === UNKNOWN)
      .flatMap((route) => this.routing.gates[route])
      .filter((gate) => !values[gate])
    return list([...new Set(open)].sort(), this.texts.and)
  }

  routesOf(codes) {
    return codes.flatMap((code) => this.routing.routes_of[code])
  }
}
