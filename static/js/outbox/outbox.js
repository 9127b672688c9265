// What waits on this laptop until the server has it: one sealed record per operation.
//
// An entry that cannot be kept here (no database, no room, no key yet) is held in this page only
// and goes into the database as soon as that works; `isNarrow` tells that this is so.

import { sha256 } from '../scoring/content.js'
import { queueOf } from './order.js'

const A_MOMENT = 2000
const DAY = 24 * 60 * 60 * 1000
let lastSequence = 0

export class Outbox {
  constructor({ person, database }) {
    Object.assign(this, { person, database })
    this.seal = null
    this.loose = new Map()
    this.opened = new Map()
    this.isRefused = false
    // Own records that this page cannot open: the key is not here, or it is another one.
    this.unread = 0
  }

  // The key needs a moment to come; a laptop that refuses is known at once.
  get isNarrow() {
    const before = Date.now() - A_MOMENT
    return this.isRefused || [...this.loose.values()].some(({ sequence }) => sequence < before)
  }

  // Returns whether the entry is on the disk. Entries named in `instead` go in the same step.
  async put(entry, instead = []) {
    entry.sequence ??= nextSequence()
    for (const opId of instead) this.loose.delete(opId)
    try {
      const record = await this.record(entry)
      await this.database.transact('readwrite', (entries) => {
        for (const opId of instead) entries.delete(opId)
        entries.put(record)
      })
      this.loose.delete(entry.op_id)
      this.isRefused = false
      return true
    } catch {
      this.isRefused = this.seal !== null
      this.loose.set(entry.op_id, entry)
      return false
    }
  }

  // The person's own entries in the order of their making, and the receipts of those before them.
  async read() {
    const { records, receipts } = await this.load()
    const found = records.filter((record) => !this.loose.has(record.op_id))
    const opened = await Promise.all(found.map((record) => this.open(record)))
    const entries = opened.filter(Boolean)
    this.unread = found.length - entries.length
    return {
      entries: [...entries, ...this.loose.values()].sort(
        (one, other) => one.sequence - other.sequence
      ),
      receipts: new Map(receipts.map((receipt) => [receipt.op_id, receipt])),
    }
  }

  // The server has the entry: it goes, with those it was typed over, and its receipt stays for
  // entries of other pages that were typed on top of it.
  async confirm(entry, { version, digest, savedAt }) {
    const about = await aboutOf(entry)
    const kept = { op_id: entry.op_id, person: this.person, about, version, digest, savedAt }
    const settled = [entry.op_id, ...(entry.behind ?? [])]
    this.forget(settled)
    await this.database.transact('readwrite', (entries, receipts) => {
      for (const opId of settled) entries.delete(opId)
      receipts.put({ ...kept, at: Date.now() })
    })
  }

  // The server has decided otherwise. Only an entry that is still there is written again.
  async conclude(entry, outcome) {
    const concluded = { ...entry, outcome }
    const typedOver = entry.behind ?? []
    this.forget(typedOver)
    if (this.loose.has(entry.op_id)) return void this.loose.set(entry.op_id, concluded)
    const record = await this.record(concluded)
    await this.database.transact('readwrite', (entries) => {
      for (const opId of typedOver) entries.delete(opId)
      const found = entries.get(entry.op_id)
      found.onsuccess = () => found.result && entries.put(record)
    })
  }

  async remove(opIds) {
    this.forget(opIds)
    await this.database.transact('readwrite', (entries) => {
      for (const opId of opIds) entries.delete(opId)
    })
  }

  // How many entries there are of this person and of others, without opening any.
  async count() {
    try {
      const [own, all] = await this.database.transact('readonly', (entries) => {
        const requests = [entries.index('person').count(this.person), entries.count()]
        return () => requests.map((request) => request.result)
      })
      if (!this.seal) this.unread = own
      return { own: own + this.loose.size, others: all - own }
    } catch {
      this.isRefused = true
      return { own: this.loose.size, others: 0 }
    }
  }

  // Own records as they lie there, still sealed, with those held in this page.
  async sealedRecords() {
    const { records } = await this.load()
    const loose = this.seal ? [...this.loose.values()] : []
    return [...records, ...(await Promise.all(loose.map((entry) => this.record(entry))))]
  }

  async unlock(seal) {
    this.seal = seal
    await this.settleIn()
    const before = Date.now() - DAY
    const { receipts } = await this.load()
    const old = receipts.filter(({ at }) => at < before).map(({ op_id }) => op_id)
    if (old.length) await this.clearReceipts(old)
  }

  // Tries again to keep what this page alone holds.
  async settleIn() {
    if (this.seal) await Promise.all([...this.loose.values()].map((entry) => this.put(entry)))
  }

  async clearReceipts(opIds) {
    await this.database.transact('readwrite', (_entries, receipts) => {
      for (const opId of opIds) receipts.delete(opId)
    })
  }

  async load() {
    try {
      return await this.database.transact('readonly', (...stores) => {
        const requests = stores.map((store) => store.index('person').getAll(this.person))
        return () => ({ records: requests[0].result, receipts: requests[1].result })
      })
    } catch {
      return { records: [], receipts: [] }
    }
  }

  async record(entry) {
    if (!this.seal) throw new Error('The key is not here yet.')
    const { sequence, ...content } = entry
    // Before any transaction is opened, for a transaction does not wait for a cipher.
    const sealed = await this.seal.close(content)
    return { op_id: entry.op_id, person: this.person, sequence, ...sealed }
  }

  // What cannot be opened stays where it is, is counted, and goes into the copy.
  async open(record) {
    const known = this.opened.get(record.op_id)
    if (known?.iv === record.iv) return known.entry
    if (!this.seal) return null
    try {
      const entry = { ...(await this.seal.open(record)), sequence: record.sequence }
      this.opened.set(record.op_id, { iv: record.iv, entry })
      return entry
    } catch {
      return null
    }
  }

  forget(opIds) {
    for (const opId of opIds) {
      this.loose.delete(opId)
      this.opened.delete(opId)
    }
  }
}

// What a receipt is about, so that a page can find it and nobody can read it.
export function aboutOf(entry) {
  return sha256(queueOf(entry))
}

// Later than every one before in this page, even where the clock stands still or runs back.
function nextSequence() {
  lastSequence = Math.max(Date.now(), lastSequence + 0.001)
  return lastSequence
}
