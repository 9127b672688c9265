// Where one can go: from question to question of this page, and on to those of other sections.

import { IN_ROUTE, findStatuses } from './routing.js'

// The next question in route without an answer: further down in this section, then from its top,
// then in the sections after it, round the whole case; null where every one is answered.
export function findNextUnanswered({ sections, here, after, isOpen }) {
  const codes = Object.keys(sections)
  const place = codes.indexOf(here)
  const own = sections[here]
  const start = own.indexOf(after) + 1
  const others = [...codes.slice(place + 1), ...codes.slice(0, place)]
  const inOrder = [
    ...own.slice(start),
    ...own.slice(0, start),
    ...others.flatMap((section) => sections[section]),
  ]
  return inOrder.find(isOpen) ?? null
}

export function sectionOf(sections, code) {
  return Object.keys(sections).find((section) => sections[section].includes(code))
}

export class Places {
  constructor({ data, form, questions }) {
    this.data = data
    this.form = form
    this.questions = questions
    this.byCode = new Map(questions.map((controls) => [controls.code, controls]))
    this.here = sectionOf(data.sections, questions[0].code)
    this.last = null
  }

  // Starts to remember where the focus was last, for moves that begin outside all questions.
  watch() {
    document.addEventListener('focusin', ({ target }) => {
      this.last = this.holding(target) ?? this.last
    })
    // Only after the browser itself has gone to the row that the address names.
    window.addEventListener('load', () => setTimeout(() => this.goToFragment()))
    window.addEventListener('hashchange', () => this.goToFragment())
  }

  // The question that an element lies in.
  holding(element) {
    const row = element?.closest?.('[data-question]')
    return row ? this.byCode.get(row.dataset.question) : null
  }

  get current() {
    return this.holding(document.activeElement)
  }

  // Behind the last question waits the button that goes on.
  goNext() {
    const next = this.questions.slice(this.index + 1).find(isShown)
    if (next) this.show(next)
    else this.form.querySelector('[name="next"]').focus()
  }

  // From outside all questions it goes back to the one that was left.
  goBack() {
    const before = this.questions.slice(0, this.current ? this.index : this.index + 1)
    const previous = before.findLast(isShown)
    if (previous) this.show(previous)
  }

  get index() {
    return this.questions.indexOf(this.current ?? this.last)
  }

  // Returns whether there was anywhere to go.
  goToUnanswered() {
    const values = this.values()
    const statuses = findStatuses(this.data.routing.table, values)
    const isAsked = (code) =>
      this.byCode.has(code)
        ? isShown(this.byCode.get(code))
        : statuses[code] === IN_ROUTE
    const code = findNextUnanswered({
      sections: this.data.sections,
      here: this.here,
      after: (this.current ?? this.last)?.code,
      isOpen: (one) => isAsked(one) && !values[one],
    })
    if (code) this.goTo(code)
    return code !== null
  }

  values() {
    const values = { ...this.data.elsewhere }
    for (const controls of this.questions) values[controls.code] = controls.read().value
    return values
  }

  // Goes to any question of the case: here, among the closed ones, or by link in its section.
  goTo(code) {
    const controls = this.byCode.get(code)
    if (!controls) return this.follow(code)
    if (isShown(controls)) this.show(controls)
    else this.showClosed(code)
  }

  // The focus goes to the answers: a screen reader then reads code and question, and hands the
  // keys on to the page.
  show({ element, answers }) {
    const target = answers.find((input) => input.checked) ?? answers[0]
    target.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  }

  showClosed(code) {
    const line = this.form.querySelector(`[data-closed="${code}"]`)
    line.closest('details').open = true
    line.tabIndex = -1
    line.focus()
  }

  // A real click on a real link, so that answers on their way are waited for.
  follow(code) {
    const section = sectionOf(this.data.sections, code)
    const link = document.createElement('a')
    link.href = `${document.querySelector(`[data-section="${section}"]`).href}#q-${code}`
    link.hidden = true
    document.body.append(link)
    link.click()
    link.remove()
  }

  goToFragment() {
    const code = decodeURIComponent(location.hash).replace(/^#q-/, '')
    if (this.byCode.has(code)) this.goTo(code)
  }
}

function isShown({ element }) {
  return !element.hidden
}
