// Looks again and again while something is waited for, more slowly when nobody answers, and says
// what has changed.

const SOON = 1500
const LATEST = 20_000

export class Watch {
  constructor({ look, say, isWaiting, states, wait = sleep }) {
    Object.assign(this, { look, say, isWaiting, states, wait })
  }

  async run() {
    let pause = SOON
    while (this.isWaiting()) {
      await this.wait(pause)
      const before = this.states()
      try {
        await this.look()
        pause = SOON
      } catch {
        pause = Math.min(pause * 2, LATEST)
      }
      const news = this.states().filter((state) => !before.includes(state))
      if (news.length) this.say(news.join('. '))
    }
  }
}

function sleep(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds) })
}
