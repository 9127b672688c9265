// One page of a person at a time: by the browser's locks, where it has any.

export class Lock {
  constructor(person, patience, locks) {
    this.name = `yot-inspect-outbox-${person}`
    this.patience = patience
    this.locks = locks
  }

  // A page that never lets go, because it hangs, is not waited for.
  async hold(work) {
    if (!this.locks) return await work()
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return work()
    }
    try {
      const signal = AbortSignal.timeout(this.patience)
      await this.locks.request(this.name, { signal }, begin)
    } catch {
      if (!hasBegun) await work()
    }
  }
}
