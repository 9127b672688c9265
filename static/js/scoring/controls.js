// The controls of one question in the page: what they hold, and when they change.

export class Controls {
  constructor(element) {
    this.element = element
    this.code = element.dataset.question
    this.answers = [...element.querySelectorAll('.app-pick__input')]
    this.reasons = [...element.querySelectorAll(`[name="${this.code}-reasons"]`)]
    this.note = element.querySelector('textarea')
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
    }
  }

  write({ value, reasons, note }) {
    for (const input of this.answers) input.checked = input.value === value
    for (const box of this.reasons) box.checked = reasons.includes(box.value)
    this.note.value = note
    this.unfold()
  }

  // A note must not hide what is in it.
  unfold() {
    const fold = this.note.closest('details')
    if (fold && this.note.value) fold.open = true
  }

  get version() {
    return Number(this.hidden.version.value)
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

  listen({ chosen, typed, left }) {
    for (const input of [...this.answers, ...this.reasons]) input.addEventListener('change', chosen)
    this.note.addEventListener('input', typed)
    this.note.addEventListener('change', left)
  }
}
