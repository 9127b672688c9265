// What became of one question's answer: what is saved, and the chain of entries on their way.
// Knows neither the page nor the network: it is given ways to read, write, keep and drop.

import { isSame } from './content.js'

export const SETTLED = 'settled'
export const UNSAVED = 'unsaved'
export const KEPT = 'kept'
export const SENDING = 'sending'
export const RETRYING = 'retrying'
export const SIGNIN = 'signin'
export const CSRF = 'csrf'
export const CONFLICT = 'conflict'
export const REFUSED = 'refused'
export const LATE = 'late'
export const GONE = 'gone'

// The server has decided: nothing moves on without the person.
const FINAL = [CONFLICT, REFUSED, LATE, GONE]
const FAILED = { unknown: RETRYING, signin: SIGNIN, csrf: CSRF }
// The server may have had it: its content stays as it is for ever.
const SENT = [SENDING, RETRYING, SIGNIN, CSRF]
const MOST_BEHIND = 50

export class AnswerState {
  // saved: {content, version, digest, at}. read() and write(content) reach the controls.
  // keep(entry, instead) resolves to whether it is on the disk; drop(opIds) discards by an
  // explicit choice; compose(parts) makes an entry; changed(state) is called after every change.
  constructor({ question, clientId, saved, read, write, keep, drop, compose, timing, changed }) {
    Object.assign(this, { question, clientId, saved, read, write, timing, changed, compose })
    this.keepEntry = keep
    this.dropEntries = drop
    this.chain = []
    this.phases = new Map()
    this.typingTimer = null
    this.isEdited = false
  }

  get newest() {
    return this.chain.at(-1) ?? null
  }

  // What the page has taken up: as kept or, with nothing on its way, as saved.
  get content() {
    return this.newest?.content ?? this.saved.content
  }

  get outcome() {
    return this.newest?.outcome ?? null
  }

  get status() {
    const phase = this.newest ? this.phases.get(this.newest.op_id) : SETTLED
    if (phase === CONFLICT) return CONFLICT
    if (this.typingTimer !== null || !isSame(this.read(), this.content)) return UNSAVED
    if (phase !== KEPT) return phase
    const before = this.chain.map((entry) => this.phases.get(entry.op_id))
    return before.find((one) => SENT.includes(one)) ?? KEPT
  }

  // A late answer that the server has laid by is safe, though not in the case.
  get isUnsaved() {
    const { status } = this
    return status !== SETTLED && !(status === LATE && this.outcome.kept)
  }

  get isStuck() {
    return [RETRYING, SIGNIN, CSRF, ...FINAL].includes(this.status)
  }

  // Whether the person has done something here that is not saved.
  get isTouched() {
    return this.chain.length > 0 || this.typingTimer !== null || !isSame(this.read(), this.content)
  }

  // The person changed something; it is taken up after `wait` milliseconds without another change.
  edited(wait = 0) {
    this.isEdited = true
    this.stopTyping()
    const isChanged = !isSame(this.read(), this.content)
    if (wait && isChanged) this.typingTimer = setTimeout(() => this.flush(), wait)
    else this.flush()
    this.changed(this)
  }

  // Takes up what is in the controls now. Returns the entry, if there was something new.
  flush() {
    this.stopTyping()
    const content = this.read()
    if (!isSame(content, this.content)) return this.takeUp(content)
    this.changed(this)
    return null
  }

  // A newer edit takes the place of one that waits or was decided against, and stands behind one
  // that may be on its way, or that another page made.
  takeUp(content, { base = this.saved.version, outcome = null } = {}) {
    const last = this.newest
    const isReplaced = last !== null && this.isReplaceable(last)
    const entry = this.compose({
      content,
      base: last?.base ?? base,
      after: isReplaced ? last.after : (last?.op_id ?? null),
      behind: last ? [last.op_id, ...last.behind].slice(0, MOST_BEHIND) : [],
      cause: isReplaced ? last.cause : 'person',
      outcome: this.phases.get(last?.op_id) === CONFLICT ? last.outcome : outcome,
    })
    this.add(entry, isReplaced ? [last] : [])
    return entry
  }

  isReplaceable(entry) {
    const phase = this.phases.get(entry.op_id)
    return FINAL.includes(phase) || (entry.client_id === this.clientId && !SENT.includes(phase))
  }

  add(entry, instead = []) {
    this.chain = [...this.chain.filter((one) => !instead.includes(one)), entry]
    this.phases.set(entry.op_id, phaseOf(entry, UNSAVED))
    this.keep(
      entry,
      instead.map((one) => one.op_id)
    )
    this.changed(this)
  }

  async keep(entry, instead = []) {
    const isKept = await this.keepEntry(entry, instead)
    if (isKept && this.phases.get(entry.op_id) === UNSAVED) {
      this.phases.set(entry.op_id, KEPT)
      this.changed(this)
    }
  }

  // Entries that were found on this laptop when the page opened, oldest first.
  adopt(entries) {
    const isInStep = isSame(this.read(), this.content)
    for (const entry of entries) this.phases.set(entry.op_id, phaseOf(entry, KEPT))
    this.chain = [...entries, ...this.chain]
    if (isInStep) this.write(this.content)
    this.changed(this)
  }

  showSending(opId) {
    if (!this.phases.has(opId) || FINAL.includes(this.phases.get(opId))) return
    // A failure stays in sight until it is over: the line must not flicker at each new try.
    if (this.phases.get(opId) !== RETRYING) this.phases.set(opId, SENDING)
    this.changed(this)
  }

  settle(entry, outcome) {
    const own = this.chain.find((one) => one.op_id === entry.op_id)
    if (!own) return outcome.kind === 'receipt' && this.overtake(entry, outcome)
    if (outcome.kind === 'receipt') this.accept(own, outcome)
    else if (outcome.kind in FAILED) this.phases.set(own.op_id, FAILED[outcome.kind])
    else this.decide(own, outcome)
    this.changed(this)
  }

  // The server has it. What was typed since is another answer, on top of this version.
  accept(entry, outcome) {
    const isInStep = isSame(this.read(), this.content)
    this.saved = savedFrom(entry.content, outcome)
    for (const later of this.chain) {
      if (later.behind.includes(entry.op_id)) later.base = outcome.version
    }
    this.leave([entry.op_id, ...entry.behind])
    this.follow(isInStep)
  }

  // Refused, late, gone or in conflict: stays, and takes the place of those it was typed over.
  decide(entry, outcome) {
    const isInStep = isSame(this.read(), this.content)
    entry.outcome = outcome
    this.phases.set(entry.op_id, outcome.kind)
    this.leave(entry.behind)
    if (outcome.kind !== CONFLICT || !isSame(entry.content, outcome.stored)) return
    this.saved = savedFrom(outcome.stored, { ...outcome, savedAt: outcome.stored.at })
    this.leave([entry.op_id])
    this.dropEntries([entry.op_id])
    this.follow(isInStep)
  }

  // Saved in another page of the same person: shown here unless something was done here.
  overtake(entry, outcome) {
    if (this.isTouched || outcome.version <= this.saved.version) return
    this.saved = savedFrom(entry.content, outcome)
    this.write(entry.content)
    this.changed(this)
  }

  // Brings the chain in line with what lies on the disk, for browsers that carry no news between
  // pages, and for a disk that was cleared.
  reconcile(found, receipts) {
    for (const entry of [...this.chain]) {
      const there = found.get(entry.op_id)
      const phase = this.phases.get(entry.op_id)
      const receipt = receipts.get(entry.op_id)
      if (there?.outcome && !entry.outcome) this.settle(entry, there.outcome)
      else if (!there && receipt) this.settle(entry, { kind: 'receipt', ...receipt })
      else if (!there && phase !== UNSAVED && !entry.outcome) this.keep(entry)
    }
  }

  // Discarded by an explicit choice in another page.
  release(opIds) {
    if (!this.chain.some((entry) => opIds.includes(entry.op_id))) return
    const isInStep = isSame(this.read(), this.content)
    this.leave(opIds)
    this.follow(isInStep)
    this.changed(this)
  }

  // The person settles a conflict: "keep" the stored answer, "mine", or "join" the notes.
  choose(choice) {
    const { stored, version, digest } = this.outcome
    const mine = this.read()
    this.saved = savedFrom(stored, { version, digest, savedAt: stored.at })
    if (choice === 'keep') return this.discard()
    const content = choice === 'join' ? { ...mine, note: joinNotes(stored.note, mine.note) } : mine
    this.write(content)
    const parts = { content, base: version, after: null, behind: [], outcome: null }
    this.stopTyping()
    this.add(this.compose({ ...parts, cause: 'conflict_choice' }), this.chain)
  }

  // The person lets go of what is not saved here, by an explicit click.
  discard() {
    this.stopTyping()
    this.dropEntries(this.chain.map((entry) => entry.op_id))
    this.leave(this.chain.map((entry) => entry.op_id))
    this.write(this.saved.content)
    this.changed(this)
  }

  leave(opIds) {
    this.chain = this.chain.filter((entry) => !opIds.includes(entry.op_id))
    for (const opId of opIds) this.phases.delete(opId)
  }

  // Controls that nobody has changed since show what has become the newest content.
  follow(isInStep) {
    if (isInStep && !isSame(this.read(), this.content)) this.write(this.content)
    else if (this.typingTimer === null && !isSame(this.read(), this.content)) this.flush()
  }

  stopTyping() {
    clearTimeout(this.typingTimer)
    this.typingTimer = null
  }
}

function phaseOf(entry, fresh) {
  return entry.outcome?.kind ?? fresh
}

function savedFrom({ value, reasons, note, ask }, { version, digest, savedAt }) {
  return { content: { value, reasons, note, ask: Boolean(ask) }, version, digest, at: savedAt }
}

function joinNotes(...notes) {
  return notes.filter(Boolean).join('\n\n')
}
