// Shows how a text prints while it is typed: the server makes it, live facts filled in.

import { ask } from './requests.js'

export function startPreviews(data) {
  for (const passage of document.querySelectorAll('[data-passage]')) {
    if (passage.querySelector('[data-preview]')) new Preview(passage, data).watch()
  }
}

class Preview {
  constructor(passage, data) {
    this.data = data
    this.number = passage.dataset.number
    this.state = passage.querySelector('.app-state')
    this.textarea = passage.querySelector('textarea[name="text"]')
    this.printed = passage.querySelector('[data-printed]')
    this.notice = passage.querySelector('[data-no-preview]')
    this.shown = this.textarea.value
    this.timer = null
  }

  // Other pages and choices change a text too, and then its state as well.
  watch() {
    this.textarea.addEventListener('input', () => this.plan())
    const changed = new MutationObserver(() => this.plan())
    changed.observe(this.state, { attributes: true, attributeFilter: ['data-status', 'data-version'] })
  }

  plan() {
    clearTimeout(this.timer)
    if (this.textarea.value === this.shown) return
    this.timer = setTimeout(() => this.make(), this.data.timing.after_last_key)
  }

  async make() {
    const text = this.textarea.value
    try {
      const { html } = await ask(this.data, this.data.preview_url, { text, number: this.number })
      // Typed on meanwhile: the next one is on its way.
      if (text !== this.textarea.value) return
      // The server has escaped every text in it.
      this.printed.innerHTML = html
      this.shown = text
      this.say('')
    } catch {
      this.say(this.data.texts.no_preview)
    }
  }

  say(text) {
    this.notice.textContent = text
    this.notice.hidden = !text
  }
}
