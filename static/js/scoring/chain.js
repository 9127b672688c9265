// The entries of one question that the server has not confirmed, oldest first, and how far each
// has come.

import { isDraft } from '../outbox/order.js'
import { FINAL, KEPT, RETRYING, SENDING, SENT, SIGNIN, UNSAVED } from './statuses.js'

const AWAITING = [RETRYING, UNSAVED]

export class Chain {
  constructor() {
    this.entries = []
    this.phases = new Map()
  }

  get newest() {
    return this.entries.at(-1) ?? null
  }

  get ids() {
    return this.entries.map((entry) => entry.op_id)
  }

  find(opId) {
    return this.entries.find((entry) => entry.op_id === opId)
  }

  phaseOf(entry) {
    return this.phases.get(entry?.op_id)
  }

  // How far the question is as a whole: one that waits behind another says what that one does.
  get phase() {
    const own = this.phaseOf(this.newest)
    if (own !== KEPT) return own
    return this.entries.map((entry) => this.phaseOf(entry)).find((one) => SENT.includes(one)) ?? own
  }

  put(entries, phase) {
    for (const entry of entries) this.phases.set(entry.op_id, entry.outcome?.kind ?? phase)
  }

  add(entry, phase) {
    this.entries = [...this.entries, entry]
    this.put([entry], phase)
  }

  // Entries of earlier pages go before those of this one.
  adopt(entries) {
    this.entries = [...entries, ...this.entries]
    this.put(entries, KEPT)
  }

  move(entry, phase) {
    if (this.phases.has(entry.op_id)) this.phases.set(entry.op_id, phase)
  }

  // A failure stays in sight until it is over: the line must not flicker at each new try.
  markSending(opId) {
    const phase = this.phases.get(opId)
    if (phase !== RETRYING && !FINAL.includes(phase)) this.phases.set(opId, SENDING)
  }

  // What was being tried again, and what is not even on the disk because the key never came: both
  // wait for the sign-in alone. Returns whether there was anything.
  awaitSignIn() {
    const waiting = this.entries.filter((entry) => AWAITING.includes(this.phaseOf(entry)))
    for (const entry of waiting) this.move(entry, SIGNIN)
    return waiting.length > 0
  }

  // Entries typed on top of a confirmed one have seen its version.
  rebase(opId, version) {
    for (const entry of this.entries) if (entry.behind.includes(opId)) entry.base = version
  }

  remove(opIds) {
    this.entries = this.entries.filter((entry) => !opIds.includes(entry.op_id))
    for (const opId of opIds) this.phases.delete(opId)
  }

  // Whether a newer edit may take the entry's place: it waits in this page alone, or nobody will
  // send it any more, or not as it is.
  isReplaceable(entry, clientId) {
    const phase = this.phaseOf(entry)
    const isFree = isDraft(entry) || FINAL.includes(phase)
    return isFree || (entry.client_id === clientId && !SENT.includes(phase))
  }
}
