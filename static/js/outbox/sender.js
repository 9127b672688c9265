// Sends what waits in the outbox, for ever: entries of this page, of closed pages, of other cases.
//
// One round at a time in the whole browser, by a lock that is held while sending and never while
// waiting to try again. Without locks two pages may send the same: operation ids make it harmless.

import { Lock } from './lock.js'
import { baseOf, findHeads, isWaiting, queueOf } from './order.js'
import { SAME, SIGNED_OUT } from './session.js'

const AT_ONCE = 4
// Nothing came back so often in one round: the line is down, and the rest can wait.
const ENOUGH = 4
const FINAL = ['conflict', 'refused', 'late', 'gone']

export class Sender {
  constructor({ outbox, session, kinds, timing, channel, locks = globalThis.navigator?.locks }) {
    Object.assign(this, { outbox, session, kinds, timing, channel })
    // Longer than any round of another page that is alive.
    this.lock = new Lock(session.person, timing.no_reply * 2, locks)
    this.hearers = []
    this.failures = new Map()
    this.delay = timing.first_retry
    this.state = SAME
    this.isRunning = false
    this.isWanted = false
    this.timer = null
    this.lastStart = 0
    this.wake = () => {}
    channel.listen((news) => this.hear(news))
  }

  // hear(event): {type: 'read', entries, receipts}, {type: 'sending', op_id}, {type: 'kept'},
  // {type: 'outcome', entry, outcome}, {type: 'removed', op_ids}, {type: 'session', state}.
  listen(hear) {
    this.hearers.push(hear)
  }

  // Keep first, then send. Returns whether the entry is on the disk.
  async enqueue(entry, instead = []) {
    const isKept = await this.outbox.put(entry, instead)
    this.tell({ type: 'kept' })
    this.run()
    return isKept
  }

  async remove(opIds) {
    await this.outbox.remove(opIds).catch(() => {})
    this.tell({ type: 'removed', op_ids: opIds })
  }

  get isFailing() {
    return this.failures.size > 0 || this.state !== SAME
  }

  // Something happened that makes success likelier: the network is back, somebody is here. A try
  // that began a moment ago knows nothing of it: the next one follows soon, whatever was planned.
  tryNow() {
    const pause = this.lastStart + this.timing.first_retry - Date.now()
    this.delay = this.timing.first_retry
    if (pause <= 0) this.run()
    else if (this.timer !== null) this.runIn(pause)
  }

  // Gone with the page: one try beside the queue, whose reply nobody waits for.
  sendInPassing(entry) {
    if (!entry.behind?.length && this.state === SAME) this.kinds[entry.kind]?.(entry)
  }

  async run() {
    this.isWanted = true
    this.wake()
    if (this.isRunning) return
    this.isRunning = true
    this.cancel()
    while (this.isWanted) {
      this.isWanted = false
      this.lastStart = Date.now()
      await this.lock.hold(() => this.round().catch(() => {}))
    }
    this.isRunning = false
    await this.plan()
  }

  async round() {
    await this.lookWhoIsHere()
    await this.outbox.settleIn()
    const round = { tried: new Set(), busy: new Map(), failed: 0 }
    for (;;) {
      const woken = new Promise((wake) => (this.wake = wake))
      const { entries, receipts } = await this.outbox.read()
      this.emit({ type: 'read', entries, receipts })
      for (const entry of this.pick(entries, round)) this.start(entry, receipts, round)
      if (!round.busy.size) return
      await Promise.race([...round.busy.values(), woken])
    }
  }

  pick(entries, { tried, busy, failed }) {
    if (this.state !== SAME || failed >= ENOUGH) return []
    const failures = (entry) => this.failures.get(entry.op_id) ?? 0
    return findHeads(entries)
      .filter((one) => one.kind in this.kinds && !tried.has(one.op_id) && !busy.has(queueOf(one)))
      .sort((one, other) => failures(one) - failures(other))
      .slice(0, AT_ONCE - busy.size)
  }

  start(entry, receipts, round) {
    const queue = queueOf(entry)
    const sent = { ...entry, base: baseOf(entry, receipts) }
    const done = this.attempt(sent, round).catch(() => {})
    round.tried.add(entry.op_id)
    round.busy.set(
      queue,
      done.finally(() => round.busy.delete(queue))
    )
  }

  async attempt(entry, round) {
    this.tell({ type: 'sending', op_id: entry.op_id })
    const outcome = await this.send(entry)
    await this.conclude(entry, outcome, round)
  }

  // A sign-in in another tab renews the token: the same operation goes again at once, one time.
  async send(entry) {
    const first = await this.kinds[entry.kind](entry)
    const outcome = first.kind === 'csrf' ? await this.kinds[entry.kind](entry) : first
    if (outcome.kind !== 'csrf') return outcome
    return (await this.session.ask()) === SIGNED_OUT ? { kind: 'signin' } : outcome
  }

  async conclude(entry, outcome, round) {
    const isFinal = FINAL.includes(outcome.kind)
    if (outcome.kind === 'receipt' || isFinal) {
      this.delay = this.timing.first_retry
      this.failures.delete(entry.op_id)
      const step = isFinal ? 'conclude' : 'confirm'
      // Told even if it could not be written down: sending it again does no harm.
      await this.outbox[step](entry, outcome).catch(() => {})
    } else {
      round.failed += 1
      this.failures.set(entry.op_id, (this.failures.get(entry.op_id) ?? 0) + 1)
    }
    this.tell({ type: 'outcome', entry, outcome })
    if (outcome.kind === 'signin') await this.become(await this.whoIsHere())
  }

  // 401 means: not this person. Whether nobody or somebody else is here decides what to say.
  async whoIsHere() {
    const found = await this.session.ask()
    return found === 'unknown' || found === SAME ? SIGNED_OUT : found
  }

  async lookWhoIsHere() {
    if (this.state !== SAME || this.isLocked) await this.unlock()
  }

  get isLocked() {
    return !this.outbox.seal && !this.session.hasNoKey
  }

  async unlock() {
    const found = await this.session.ask()
    if (this.session.seal && !this.outbox.seal) await this.outbox.unlock(this.session.seal)
    if (found !== 'unknown') await this.become(found)
  }

  async become(state) {
    if (state === this.state) return
    this.state = state
    this.tell({ type: 'session', state })
  }

  async plan() {
    const { entries, receipts } = await this.outbox.read()
    // A page may still have what has vanished from the disk since the round: it keeps it again.
    this.emit({ type: 'read', entries, receipts })
    const waits = entries.some(isWaiting)
    if ((!waits && !this.isLocked) || this.isRunning) return
    const delay = this.state === SAME ? this.delay : this.timing.longest_retry
    this.delay = Math.min(this.delay * 2, this.timing.longest_retry)
    this.runIn(delay * (0.75 + Math.random() / 2))
  }

  runIn(milliseconds) {
    this.cancel()
    this.timer = setTimeout(() => this.run(), milliseconds)
  }

  cancel() {
    clearTimeout(this.timer)
    this.timer = null
  }

  tell(event) {
    this.emit(event)
    this.channel.tell(event)
  }

  hear(news) {
    if (news.type === 'kept') return this.wake()
    if (news.type === 'session') this.state = news.state
    this.emit(news)
    if (news.type === 'session' && news.state === SAME) this.run()
  }

  emit(event) {
    for (const hear of this.hearers) hear(event)
  }
}
