// Small stand-ins for what a browser has: a database, locks, a channel, an outbox.

import assert from 'node:assert/strict'

// As much of IndexedDB as the outbox uses. `fail` names an error for the next write; `close()`
// closes the connection under the page.
export class FakeFactory {
  constructor() {
    this.stores = null
    this.connections = []
    this.fail = null
  }

  open() {
    const request = {}
    setTimeout(() => {
      const connection = new FakeConnection(this)
      this.connections.push(connection)
      request.result = connection
      if (!this.stores) {
        this.stores = new Map()
        request.onupgradeneeded()
      }
      request.onsuccess()
    })
    return request
  }

  close() {
    for (const connection of this.connections) connection.isClosed = true
  }

  clear() {
    for (const store of this.stores.values()) store.clear()
  }

  rows(name) {
    return [...this.stores.get(name).values()]
  }
}

class FakeConnection {
  constructor(factory) {
    this.factory = factory
    this.isClosed = false
  }

  createObjectStore(name) {
    this.factory.stores.set(name, new Map())
    return { createIndex: () => {} }
  }

  transaction(_names, mode) {
    if (this.isClosed) throw named('InvalidStateError')
    const { stores, fail } = this.factory
    const isLost = mode === 'readwrite' && fail
    const rowsOf = (name) => (isLost ? new Map(stores.get(name)) : stores.get(name))
    const transaction = { error: null, objectStore: (name) => new FakeStore(rowsOf(name)) }
    setTimeout(() => {
      if (isLost) transaction.error = named(fail)
      if (isLost) transaction.onabort()
      else transaction.oncomplete()
    }, 1)
    return transaction
  }
}

class FakeStore {
  constructor(rows) {
    this.rows = rows
  }

  put(row) {
    this.rows.set(row.op_id, structuredClone(row))
  }

  delete(opId) {
    this.rows.delete(opId)
  }

  get(opId) {
    return answered(this.rows.get(opId))
  }

  count() {
    return answered(this.rows.size)
  }

  index() {
    const of = (person) => [...this.rows.values()].filter((row) => row.person === person)
    return {
      getAll: (person) => answered(structuredClone(of(person))),
      count: (person) => answered(of(person).length),
    }
  }
}

function answered(result) {
  const request = { result }
  queueMicrotask(() => request.onsuccess?.())
  return request
}

function named(name) {
  return Object.assign(new Error(name), { name })
}

// One lock for all who share the object, as the pages of one browser do.
export class FakeLocks {
  constructor() {
    this.last = Promise.resolve()
  }

  request(_name, _options, work) {
    const turn = this.last.then(work)
    this.last = turn.catch(() => {})
    return turn
  }
}

// Carries news between all who listen, except to the one who tells.
export class FakeChannel {
  constructor(line) {
    this.line = line
    line.push(this)
  }

  tell(news) {
    const copy = structuredClone(news)
    for (const other of this.line) if (other !== this) other.hearer?.(copy)
  }

  listen(hear) {
    this.hearer = hear
  }
}

export const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'

let made = 0

export function makeEntry(parts = {}) {
  made += 1
  return {
    kind: 'answer',
    op_id: `op-${made}`,
    assessment: 'a1',
    question: 'AS01',
    base: 0,
    after: null,
    behind: [],
    content: { value: 'yes', reasons: [], note: '', ask: false },
    cause: 'person',
    outcome: null,
    ...parts,
  }
}

export function rest(milliseconds = 30) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

export async function until(holds) {
  for (let tries = 0; tries < 1000 && !holds(); tries += 1) await rest(2)
  assert.ok(holds(), `never came: ${holds}`)
}
