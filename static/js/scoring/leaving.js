// Leaving the page: waits for answers on their way, and warns only while something is unsaved.

export class Leaving {
  constructor({ states, sender }) {
    Object.assign(this, { states, sender })
    this.goal = null
  }

  get isSafe() {
    return this.states.every((state) => !state.isUnsaved)
  }

  // Send everything, then go there; where an answer is stuck, `stuck(state)` decides instead.
  goTo(goal, stuck) {
    for (const state of this.states) state.flush()
    this.sender.tryNow()
    this.goal = goal
    this.stuck = stuck
    this.look()
  }

  look() {
    if (this.goal === null) return
    const { goal } = this
    const stuck = this.states.find((state) => state.isUnsaved && state.isStuck)
    const { isSafe } = this
    if (isSafe || stuck) this.goal = null
    if (stuck) this.stuck(stuck)
    else if (isSafe) goal()
  }

  watch() {
    window.addEventListener('beforeunload', (event) => {
      if (!this.isSafe) event.preventDefault()
    })
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href]')
      if (this.isSafe || !link || !isPlainClick(event, link)) return
      event.preventDefault()
      const go = () => location.assign(link.href)
      // Going with something stuck brings up the browser's own warning.
      this.goTo(go, go)
    })
    document.addEventListener('submit', (event) => this.hold(event))
  }

  // Other forms of the page that lead away from it are sent once everything is saved.
  hold(event) {
    const { submitter, target: form } = event
    if (this.isSafe || !form.matches('[data-after-saving]')) return
    event.preventDefault()
    const go = () => {
      form.removeAttribute('data-after-saving')
      form.requestSubmit(submitter)
    }
    this.goTo(go, go)
  }
}

function isPlainClick(event, link) {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const isWithinPage = link.getAttribute('href').startsWith('#')
  return event.button === 0 && !isModified && !isWithinPage && !link.target && !link.download
}
