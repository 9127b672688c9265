// Opening the page: puts back what waited on this laptop, and takes up what the browser restored
// or the server handed back.

import { aboutOf } from '../outbox/outbox.js'
import { digest, isSame } from './content.js'
import { CONFLICT, GONE, LATE, REFUSED } from './statuses.js'

export class Opening {
  constructor(workspace) {
    this.workspace = workspace
  }

  async run() {
    const { outbox, sender } = this.workspace
    await pageIsShown()
    // What the browser has filled in by now is not called saved while the rest is looked up.
    for (const state of this.workspace.states) state.changed()
    const { own } = await outbox.count()
    this.workspace.refresh()
    // The key is waited for only where something lies behind it.
    if (own) await sender.unlock()
    const { entries, receipts } = await outbox.read()
    if (await this.isOutdated([...receipts.values()])) return location.reload()
    for (const [index, state] of this.workspace.states.entries()) {
      const controls = this.workspace.questions[index]
      controls.unfold()
      if (!state.isEdited) await this.takeUp(controls, state, entries)
    }
    sender.run()
  }

  // Another page had an answer saved after the server had made this one. Asked once, for what a
  // reload brings is what stands; and never where something was typed or handed back here.
  async isOutdated(receipts) {
    const { data, questions, states } = this.workspace
    const isOwn = (state, index) => state.isEdited || this.handedBack(questions[index], state)
    if (wasReloaded() || states.some(isOwn)) return false
    for (const { question, saved } of states) {
      const about = await aboutOf({ assessment: data.assessment, question })
      if (receipts.some((one) => one.about === about && one.version > saved.version)) return true
    }
    return false
  }

  async takeUp(controls, state, entries) {
    const mine = entries.filter((one) => this.workspace.isHere(one) && one.question === state.question)
    if (mine.length) putBack(state, mine)
    const given = controls.read()
    if (isSame(given, state.content)) return
    const wasSeen = mine.some((entry) => isSame(entry.content, given))
    // What the page had shown as saved when it was left is no edit, however old it is.
    const isUntouched = wasSeen || (await digest(given)) === controls.shown
    const handedBack = this.handedBack(controls, state)
    if (state.isEdited) return
    if (handedBack) state.takeUp(given, { outcome: handedBack, base: controls.version })
    else if (isUntouched) this.workspace.write(controls, state.content)
    // An edit on the version that its own hidden field names, never on a newer one unseen.
    else state.takeUp(given, { base: controls.version })
  }

  // The plain form came back with what it could not save.
  handedBack(controls, state) {
    const { content, version, digest: shown, at, by } = state.saved
    if (controls.element.querySelector(`[name="${controls.code}-conflict"]`)) {
      return { kind: CONFLICT, stored: { ...content, at, by }, version, digest: shown }
    }
    const error = controls.element.querySelector('.govuk-error-message')
    if (error.hidden) return null
    return { kind: REFUSED, why: error.querySelector('[data-error]').textContent }
  }
}

// Entries that waited on this laptop, for a state that shows what the server delivered.
export function putBack(state, entries) {
  for (const entry of entries) entry.outcome = outcomeNow(entry, state.saved)
  state.adopt(entries)
  const { newest, saved, shape } = state
  const isConflict = newest.outcome?.kind === CONFLICT
  if (isConflict && shape.isSame(newest.content, saved.content)) state.discard()
}

// The page knows more than was known when the entry was decided: what stands by now, and that it is
// open to this person.
function outcomeNow({ outcome }, { content, version, digest: shown, at, by }) {
  if (outcome?.kind === GONE || (outcome?.kind === LATE && !outcome.kept)) return null
  if (outcome?.kind !== CONFLICT || outcome.version === version) return outcome
  return { kind: CONFLICT, stored: { ...content, at, by }, version, digest: shown }
}

// Going back, the browser fills the controls in only after the scripts have run.
export function pageIsShown() {
  if (document.readyState === 'complete') return Promise.resolve()
  return new Promise((resolve) => window.addEventListener('pageshow', resolve, { once: true }))
}

export function wasReloaded() {
  return performance.getEntriesByType('navigation')[0]?.type === 'reload'
}
