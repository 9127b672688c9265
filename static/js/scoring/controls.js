// The controls of one question in the page: what they hold, and when they change.

export class Controls {
  constructor(element) {
    this.element = element
    this.code = element.dataset.question
    this.answers = [...element.querySelectorAll('.app-pick__input')]
    this.reasons = [...element.querySelectorAll(`[name="${this.code}-reasons"]`)]
    this.note = element.querySelector('textarea')
    this.ask = element.querySelector(`[name="${this.code}-ask"]`)
    this.clearButton = element.querySelector('[name="clear"]')
    this.hidden = Object.fromEntries(
      ['version', 'shown', 'op'].map((name) => [
        name,
        element.querySelector(`[name="${this.code}-${name}"]`),
      ])
    )
  }

  // Reasons count with the answer that asks for them; the ticks stay for a change of mind.
  read() {
    const answer = this.answers.find((input) => input.checked)
    const asksReasons = answer !== undefined && 'asksReasons' in answer.dataset
    return {
      value: answer?.value ?? '',
      reasons: asksReasons ? this.reasons.filter((box) => box.checked).map((box) => box.value) : [],
      note: this.note.value,
      ask: this.ask.checked,
    }
  }

  write({ value, reasons, note, ask }) {
    for (const input of this.answers) input.checked = input.value === value
    for (const box of this.reasons) box.checked = reasons.includes(box.value)
    this.note.value = note
    this.ask.checked = Boolean(ask)
    this.unfold()
  }

  // A note must not hide what is in it.
  unfold() {
    const fold = this.note.closest('details')
    if (fold && this.note.value) fold.open = true
  }

  // Takes the choice back, with its reasons; the note stays.
  clear() {
    for (const input of [...this.answers, ...this.reasons]) input.checked = false
  }

  get version() {
    return Number(this.hidden.version.value)
  }

  // The digest of what the page showed as saved, when it was left or delivered.
  get shown() {
    return this.hidden.shown.value
  }

  // Keeps the hidden fields true, so that the form could still be sent without the script. Setting
  // them also makes the browser bring them back together with the controls, never one without
  // the other.
  remember({ version, digest }) {
    this.hidden.version.value = String(version)
    if (digest) {
      this.hidden.shown.value = digest
      this.hidden.op.value = crypto.randomUUID()
    }
  }

  // One listener a row for each kind of event, not one for each control.
  listen({ chosen, typed, left }) {
    this.element.addEventListener('change', ({ target }) => {
      if (target === this.note) left()
      else if (this.isPartOfAnswer(target)) chosen()
    })
    this.element.addEventListener('input', ({ target }) => target === this.note && typed())
    this.element.addEventListener('click', (event) => {
      if (!this.clearButton.contains(event.target)) return
      // Without the script the button sends the form.
      event.preventDefault()
      this.clear()
      // The button goes with the choice; the focus must not fall back to the top of the page.
      this.answers[0].focus()
      chosen()
    })
  }

  isPartOfAnswer(control) {
    return control === this.ask || [...this.answers, ...this.reasons].includes(control)
  }
}
