// The browser's database, opened when needed and opened again when it was closed under us.

const NAME = 'yot-inspect'
const VERSION = 1
const ENTRIES = 'outbox'
const RECEIPTS = 'receipts'
// A database that was cleared under us may never answer: then the page keeps what it has itself.
const PATIENCE = 4000

export class Database {
  constructor(factory = globalThis.indexedDB) {
    this.factory = factory
    this.opening = null
  }

  // work(entries, receipts) makes its requests at once and may return a function that reads their
  // results; this resolves with what it returns, once everything is on the disk.
  async transact(mode, work) {
    try {
      return await inTime(this.attempt(mode, work))
    } catch (error) {
      if (error?.name === 'QuotaExceededError') throw error
      this.opening = null
      return await inTime(this.attempt(mode, work))
    }
  }

  async attempt(mode, work) {
    const database = await this.open()
    const transaction = database.transaction([ENTRIES, RECEIPTS], mode, { durability: 'strict' })
    return await new Promise((resolve, reject) => {
      const stores = [ENTRIES, RECEIPTS].map((name) => transaction.objectStore(name))
      const results = work(...stores)
      transaction.oncomplete = () => resolve(results?.())
      transaction.onabort = () => reject(transaction.error ?? new Error('The database closed.'))
    })
  }

  open() {
    this.opening ??= this.connect()
    this.opening.catch(() => (this.opening = null))
    return this.opening
  }

  connect() {
    return new Promise((resolve, reject) => {
      const request = this.factory.open(NAME, VERSION)
      request.onupgradeneeded = () => createStores(request.result)
      request.onsuccess = () => resolve(this.watch(request.result))
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('Another page holds an older database.'))
    })
  }

  watch(database) {
    database.onclose = () => (this.opening = null)
    database.onversionchange = () => {
      database.close()
      this.opening = null
    }
    return database
  }
}

function inTime(promise) {
  let timer
  const tooLate = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database does not answer.')), PATIENCE)
  })
  return Promise.race([promise, tooLate]).finally(() => clearTimeout(timer))
}

function createStores(database) {
  for (const name of [ENTRIES, RECEIPTS]) {
    database.createObjectStore(name, { keyPath: 'op_id' }).createIndex('person', 'person')
  }
}
