// Which questions this page shows, and how far section and case are, as answers change.

import { ClosedQuestions } from './closed.js'
import { showProgress } from './progress.js'
import { findStatuses, overrule } from './routing.js'

export class Route {
  constructor(data, questions) {
    Object.assign(this, { data, questions })
    this.closed = new ClosedQuestions(data)
    this.gates = new Set(Object.values(data.routing.gates).flat())
    this.latest = { route: {}, savedAt: '' }
  }

  // Receipts can overtake each other; the one that was written last knows the most.
  take({ route, savedAt }) {
    if (!route || savedAt < this.latest.savedAt) return
    this.latest = { route, savedAt }
  }

  show(states) {
    const values = { ...this.data.elsewhere }
    for (const controls of this.questions) values[controls.code] = controls.read().value
    const lookedUp = findStatuses(this.data.routing.table, values)
    // The server decides, as soon as it knows every gate of this page as it stands.
    const isOpen = states.some((state) => this.gates.has(state.question) && state.isUnsaved)
    const statuses = isOpen ? lookedUp : overrule(lookedUp, this.latest.route)
    this.closed.show(statuses, values)
    showProgress(this.data, statuses, values)
  }
}
