// What became of one question's answer, or of one form of fieldwork: what is saved, and what is on
// its way.
// Knows neither the page nor the network: it is given ways to read, write, keep and drop.

import { Chain } from './chain.js'
import { ANSWERS } from './content.js'
import { CONFLICT, FAILED, KEPT, LATE, SETTLED, STUCK, UNSAVED } from './statuses.js'

const MOST_BEHIND = 50
// Whoever types without a pause is taken up after so many pauses' time.
const MOST_WAITS = 6

export class AnswerState {
  // saved: {content, version, digest, at}. read() and write(content) reach the controls.
  // keep(entry, instead) resolves to whether it is on the disk; drop(opIds) discards by an
  // explicit choice; compose(parts) makes an entry; changed() is called after every change.
  // shape says how contents are compared, copied and joined.
  constructor({ shape = ANSWERS, ...parts }) {
    Object.assign(this, parts, { shape })
    this.chain = new Chain()
    this.typingTimer = null
    this.typingSince = null
    this.isEdited = false
  }

  get newest() {
    return this.chain.newest
  }

  // What the page has taken up: as kept or, with nothing on its way, as saved.
  get content() {
    return this.newest?.content ?? this.saved.content
  }

  get outcome() {
    return this.newest?.outcome ?? null
  }

  get isInStep() {
    return this.shape.isSame(this.read(), this.content)
  }

  get status() {
    const phase = this.newest ? this.chain.phase : SETTLED
    if (phase === CONFLICT) return CONFLICT
    return this.typingTimer === null && this.isInStep ? phase : UNSAVED
  }

  // A late answer that the server has laid by is safe, though not in the case.
  get isUnsaved() {
    const { status } = this
    return status !== SETTLED && !(status === LATE && this.outcome.kept)
  }

  get isStuck() {
    return STUCK.includes(this.status)
  }

  // Whether the person has done something here that is not saved.
  get isTouched() {
    return this.newest !== null || this.typingTimer !== null || !this.isInStep
  }

  // The person changed something; it is taken up after `wait` milliseconds without another change,
  // or in the middle of typing that knows no pause.
  edited(wait = 0) {
    this.isEdited = true
    const since = this.typingSince ?? performance.now()
    this.stopTyping()
    const mayWait = performance.now() - since < wait * MOST_WAITS
    if (mayWait && !this.isInStep) this.awaitPause(wait, since)
    else this.flush()
    this.changed()
  }

  awaitPause(wait, since) {
    this.typingTimer = setTimeout(() => this.flush(), wait)
    this.typingSince = since
  }

  // Takes up what is in the controls now. Returns the entry, if there was something new.
  flush() {
    this.stopTyping()
    const content = this.read()
    if (!this.shape.isSame(content, this.content)) return this.takeUp(content)
    this.changed()
    return null
  }

  // A newer edit takes the place of one that waits, and stands behind one that may be on its way
  // or that another page made. In a conflict it waits for the choice like the one before it.
  takeUp(content, { base = this.saved.version, outcome = null } = {}) {
    const last = this.newest
    const isReplaced = last !== null && this.chain.isReplaceable(last, this.clientId)
    const entry = this.compose({
      content,
      base: last?.base ?? base,
      after: isReplaced ? last.after : (last?.op_id ?? null),
      behind: last ? [last.op_id, ...last.behind].slice(0, MOST_BEHIND) : [],
      cause: isReplaced ? last.cause : 'person',
      outcome: last?.outcome?.kind === CONFLICT ? last.outcome : outcome,
    })
    this.add(entry, isReplaced ? [last.op_id] : [])
    return entry
  }

  add(entry, instead) {
    this.chain.remove(instead)
    this.chain.add(entry, UNSAVED)
    this.changed()
    this.keepOnLaptop(entry, instead)
  }

  async keepOnLaptop(entry, instead = []) {
    const isKept = await this.keep(entry, instead)
    if (isKept && this.chain.phaseOf(entry) === UNSAVED) this.chain.move(entry, KEPT)
    this.changed()
  }

  // Entries that were found on this laptop when the page opened, oldest first.
  adopt(entries) {
    const { isInStep } = this
    this.chain.adopt(entries)
    if (isInStep) this.write(this.content)
    this.changed()
  }

  showSending(opId) {
    if (!this.chain.find(opId)) return
    this.chain.markSending(opId)
    this.changed()
  }

  // Whoever typed it is not signed in: nothing is tried again until they are.
  showSignIn() {
    if (this.chain.awaitSignIn()) this.changed()
  }

  // An outcome as in outbox/answers.js, of an entry of this page or of another.
  settle(entry, outcome) {
    const own = this.chain.find(entry.op_id)
    if (own) {
      if (outcome.kind === 'receipt') this.accept(own, outcome)
      else if (outcome.kind in FAILED) this.chain.move(own, FAILED[outcome.kind])
      else this.decide(own, outcome)
      this.changed()
    } else if (outcome.kind === 'receipt') {
      this.overtake(entry, outcome)
    }
  }

  // The server has it. What was typed since is another answer, on top of this version.
  accept(entry, outcome) {
    const { isInStep } = this
    this.saved = this.savedFrom(entry.content, outcome)
    this.chain.rebase(entry.op_id, outcome.version)
    this.chain.remove([entry.op_id, ...entry.behind])
    this.follow(isInStep)
  }

  // Refused, late, gone or in conflict: stays, and takes the place of those it was typed over.
  decide(entry, outcome) {
    const { isInStep } = this
    entry.outcome = outcome
    this.chain.move(entry, outcome.kind)
    this.chain.remove(entry.behind)
    if (outcome.kind === CONFLICT && this.shape.isSame(entry.content, outcome.stored)) {
      this.saved = this.savedFrom(outcome.stored, { ...outcome, savedAt: outcome.stored.at })
      this.chain.remove([entry.op_id])
      this.drop([entry.op_id])
    }
    this.follow(isInStep)
  }

  // Saved in another page of the same person: shown here unless something was done here.
  overtake(entry, outcome) {
    if (this.isTouched || outcome.version <= this.saved.version) return
    this.saved = this.savedFrom(entry.content, outcome)
    this.write(entry.content)
    this.changed()
  }

  // Discarded by an explicit choice in another page.
  release(opIds) {
    if (!this.chain.ids.some((opId) => opIds.includes(opId))) return
    const { isInStep } = this
    this.chain.remove(opIds)
    this.follow(isInStep)
    this.changed()
  }

  // What a choice is about: the newest, which the page shows, with those it was typed over. What
  // another page has typed beside it has not been seen here, and comes into sight next.
  get idsInSight() {
    return [this.newest.op_id, ...this.newest.behind]
  }

  // The person lets go of what is not saved here, by an explicit click.
  discard() {
    const { idsInSight } = this
    this.stopTyping()
    this.drop(idsInSight)
    this.chain.remove(idsInSight)
    this.write(this.content)
    this.changed()
  }

  // Controls that nobody has changed since show what has become the newest content.
  follow(isInStep) {
    if (this.isInStep) return
    if (isInStep) this.write(this.content)
    else if (this.typingTimer === null) this.flush()
  }

  savedFrom(content, { version, digest, savedAt }) {
    return { content: this.shape.copy(content), version, digest, at: savedAt }
  }

  stopTyping() {
    clearTimeout(this.typingTimer)
    this.typingTimer = null
    this.typingSince = null
  }
}
