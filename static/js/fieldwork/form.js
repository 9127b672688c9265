// One form of fieldwork: keeps what is typed as it is typed, saves it, and says what became of it.
// Without this script, or where it fails, it is an ordinary form.

import { aboutOf } from '../outbox/outbox.js'
import { queueOf } from '../outbox/order.js'
import { SAME } from '../outbox/session.js'
import { compare } from '../scoring/comparing.js'
import { pageIsShown, putBack } from '../scoring/opening.js'
import { CONFLICT, SETTLED, UNSAVED } from '../scoring/statuses.js'
import { shapeOf } from './content.js'
import { FieldworkControls } from './controls.js'
import { FieldworkDisplay } from './display.js'
import { FieldworkState, missingOf } from './state.js'

export class FieldworkForm {
  // mayReload() says whether nothing was typed in the whole page.
  constructor({ form, data, sender, outbox, changed, mayReload }) {
    Object.assign(this, { form, data, sender, outbox, changed, mayReload })
    this.clientId = crypto.randomUUID()
    this.shape = shapeOf(Object.keys(data.fields))
    this.controls = new FieldworkControls(form, data)
    this.display = new FieldworkDisplay(data, outbox)
    this.state = this.makeState()
    sender.listen((event) => this.hear(event))
  }

  makeState() {
    const { content, version, digest, at, line } = this.data.stored
    const { controls, sender } = this
    return new FieldworkState({
      question: this.data.id,
      clientId: this.clientId,
      shape: this.shape,
      saved: { content, version, digest, at, line },
      read: () => controls.read(),
      write: (newer) => controls.write(newer),
      keep: (entry, instead) => sender.enqueue(entry, instead),
      drop: (opIds) => sender.remove(opIds),
      compose: (parts) => this.compose(parts),
      changed: () => this.show(),
    })
  }

  compose(parts) {
    const { key, label, page, subject, url } = this.data
    const isComplete = missingOf(parts.content, this.data).length === 0
    return {
      kind: isComplete ? 'fieldwork' : 'draft',
      op_id: crypto.randomUUID(),
      queue: url,
      url,
      subject,
      key,
      ...parts,
      blank: this.data.blank,
      at: new Date().toISOString(),
      client_id: this.clientId,
      label,
      page,
    }
  }

  listen() {
    const { state } = this
    const { after_last_key: afterLastKey } = this.data.timing
    this.controls.listen({
      chosen: () => state.edited(),
      typed: () => state.edited(afterLastKey),
      left: () => state.flush(),
    })
    // On a slow line somebody types before this script has come.
    if (this.controls.isTouched) state.edited(afterLastKey)
  }

  // Puts back what waited on this laptop, and takes up what the server handed back.
  async open() {
    await pageIsShown()
    const { outbox, sender, state } = this
    const { own } = await outbox.count()
    if (own) await sender.unlock()
    const { entries, receipts } = await outbox.read()
    // Never under the hands of somebody who types, be it into another form of the page.
    const isOutdated = await this.isOutdated([...receipts.values()])
    if (isOutdated && this.mayReload()) return location.reload()
    const mine = entries.filter((entry) => queueOf(entry) === this.data.url)
    if (!state.isEdited) this.takeUp(mine)
    this.controls.unfold()
    this.show()
  }

  takeUp(mine) {
    const { controls, data, state } = this
    if (mine.length) putBack(state, mine)
    // What was taken over from elsewhere counts as typed, unless something of it was kept.
    else if (data.is_taken_over && state.isInStep) state.takeUp(controls.read())
    if (state.isInStep) return
    const { stored } = data
    const { by, at, content, digest, version } = stored
    const outcome = { kind: CONFLICT, stored: { ...content, by, at }, version, digest }
    if (data.is_conflict) state.takeUp(controls.read(), { outcome, base: version })
    else if (data.is_handed_back) state.takeUp(controls.read(), { base: controls.version })
    else state.write(state.content)
  }

  // Another page had something newer saved, or the page before this one had while it was reloaded.
  // Asked once for each version: a server that was restored may never show it.
  async isOutdated(receipts) {
    if (this.state.isEdited || this.data.is_handed_back) return false
    const about = await aboutOf({ queue: this.data.url })
    const versions = receipts.filter((one) => one.about === about).map((one) => one.version)
    const newest = Math.max(0, ...versions)
    return newest > this.data.stored.version && isFirstAsked(this.data.url, newest)
  }

  hear(event) {
    const hear = {
      read: () => this.compare(event),
      sending: () => this.state.showSending(event.op_id),
      outcome: () => this.isOwn(event.entry) && this.state.settle(event.entry, event.outcome),
      removed: () => this.state.release(event.op_ids),
      session: () => this.show(),
    }[event.type]
    hear?.()
  }

  compare({ entries, receipts }) {
    compare(this.state, new Map(entries.map((entry) => [entry.op_id, entry])), receipts)
    if (this.sender.state !== SAME) this.state.showSignIn()
  }

  isOwn(entry) {
    return queueOf(entry) === this.data.url
  }

  show() {
    this.display.showState(this.controls, this.state)
    if (this.state.status === SETTLED) this.controls.remember(this.state.saved.version)
    this.changed()
  }

  // The first field that is missing, or null.
  get missing() {
    return missingOf(this.controls.read(), this.data)[0] ?? null
  }

  // The page is about to be hidden or closed: keep what was typed, and try to send it at once.
  part() {
    const entry = this.state.status === UNSAVED ? this.state.flush() : null
    if (entry && !entry.outcome) this.sender.sendInPassing(entry)
  }
}

function isFirstAsked(url, version) {
  const name = `reloaded-for:${url}`
  try {
    if (Number(sessionStorage.getItem(name)) >= version) return false
    sessionStorage.setItem(name, String(version))
    return true
  } catch {
    return false
  }
}
