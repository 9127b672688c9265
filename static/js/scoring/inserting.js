// The menu beside a note: texts of one kind to choose from, one of which goes in at the cursor.

import { NotesOfCase } from './notes.js'
import { offerPhrases } from './phrases.js'

const MOVES = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_place, count) => count - 1,
}

// A text as it goes in behind another one: words must not touch.
export function fit(text, before) {
  return before === '' || /\s$/.test(before) ? text : ` ${text}`
}

export class Inserting {
  constructor({ data, form, questions }) {
    const notes = new NotesOfCase(data, questions)
    this.offers = {
      phrases: () => offerPhrases(data),
      notes: (controls) => notes.offer(controls.code),
    }
    this.form = form
    this.byCode = new Map(questions.map((controls) => [controls.code, controls]))
    this.menu = document.getElementById('insert-template').content.firstElementChild
    this.list = this.menu.querySelector('ul')
    this.typedIn = new WeakSet()
    this.opener = null
  }

  // One listener for the whole form, whatever the number of questions.
  watch() {
    this.form.classList.add('app-has-tools')
    this.form.addEventListener('focusin', ({ target }) => this.typedIn.add(target))
    this.form.addEventListener('click', ({ target }) => {
      const opener = target.closest('[data-insert]')
      if (opener) this.turn(opener)
    })
    this.menu.addEventListener('click', ({ target }) => this.click(target))
    this.menu.addEventListener('keydown', (event) => this.press(event))
  }

  turn(opener) {
    const code = opener.closest('[data-question]').dataset.question
    if (this.opener === opener) this.close()
    else this.open(this.byCode.get(code), opener.dataset.insert)
  }

  // An offer is { title, items, none, isPhrases, more? }: `more` promises further items, or says
  // in words why there are none.
  open(controls, kind) {
    this.close()
    this.controls = controls
    this.opener = controls.element.querySelector(`[data-insert="${kind}"]`)
    this.opener.setAttribute('aria-expanded', 'true')
    const fold = controls.note.closest('details')
    if (fold) fold.open = true
    this.show(this.offers[kind](controls))
  }

  show(offer) {
    this.part('title').textContent = offer.title
    this.part('manage').hidden = !offer.isPhrases
    this.list.replaceChildren()
    this.add(offer.items)
    this.say(offer.items.length || offer.more ? '' : offer.none)
    this.controls.note.after(this.menu)
    const first = this.list.querySelector('button') ?? this.menu
    first.focus()
    if (offer.more) this.wait(offer)
  }

  async wait(offer) {
    const { opener } = this
    const { items, problem } = await offer.more
    if (this.opener !== opener) return
    this.add(items)
    this.say(problem || (this.list.children.length ? '' : offer.none))
  }

  add(items) {
    this.list.append(
      ...items.map(({ text, of }) => {
        const item = document.createElement('li')
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'app-insert__text'
        button.dataset.text = text
        button.textContent = of ? `${of} · ${text}` : text
        item.append(button)
        return item
      })
    )
  }

  click(target) {
    const button = target.closest('button')
    if (!button) return
    if ('text' in button.dataset) this.insert(button.dataset.text)
    else this.leave()
  }

  // Goes in as if it had been typed, so that it is saved as if it had been typed.
  insert(text) {
    const { note } = this.controls
    if (!this.typedIn.has(note)) note.setSelectionRange(note.value.length, note.value.length)
    const { selectionStart, selectionEnd } = note
    const fitting = fit(text, note.value.slice(0, selectionStart))
    note.setRangeText(fitting, selectionStart, selectionEnd, 'end')
    note.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }))
    this.leave()
  }

  press(event) {
    if (event.key === 'Escape') this.leave()
    else if (event.key in MOVES) this.move(MOVES[event.key])
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  move(how) {
    const buttons = [...this.list.querySelectorAll('button')]
    if (buttons.length) buttons[how(buttons.indexOf(document.activeElement), buttons.length)].focus()
  }

  leave() {
    this.controls.note.focus()
    this.close()
  }

  close() {
    this.opener?.setAttribute('aria-expanded', 'false')
    this.opener = null
    this.menu.remove()
  }

  say(sentence) {
    this.part('status').textContent = sentence
  }

  part(name) {
    return this.menu.querySelector(`[data-insert-${name}]`)
  }
}
