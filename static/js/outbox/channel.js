// News between the pages of one person in one browser. Where browsers have no such channel, the
// pages find out from the database.

export class Channel {
  constructor(person, Broadcast = globalThis.BroadcastChannel) {
    this.port = Broadcast ? new Broadcast(`yot-inspect-${person}`) : null
  }

  tell(news) {
    try {
      this.port?.postMessage(news)
    } catch {
      // A page on its way out has its channel closed already.
    }
  }

  listen(hear) {
    this.port?.addEventListener('message', (event) => hear(event.data))
    this.port?.start?.()
  }
}
