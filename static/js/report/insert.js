// Chooses what to insert into a text, from the same list as the plain form at the end of the page.

import { put } from './toolbar.js'

const MOST_SHOWN = 60

// Returns insert(textarea), which opens the list for a text.
export function startInserting(data) {
  const plain = document.querySelector('[data-insert]')
  const dialog = document.getElementById('insert-dialog')
  if (!plain || !dialog) return () => {}
  const list = new InsertList(dialog, readOptions(plain), data)
  plain.hidden = true
  return (textarea) => list.open(textarea)
}

function readOptions(plain) {
  return [...plain.querySelectorAll('optgroup')].flatMap((group) =>
    [...group.children].map((option) => ({
      group: group.label,
      label: option.textContent,
      insert: option.value,
      words: `${group.label} ${option.textContent}`.toLowerCase(),
    }))
  )
}

class InsertList {
  constructor(dialog, options, data) {
    Object.assign(this, { dialog, options, data })
    this.filter = dialog.querySelector('#insert-filter')
    this.found = dialog.querySelector('[data-found]')
    this.count = dialog.querySelector('[data-count]')
    this.filter.addEventListener('input', () => this.show())
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => this.textarea.focus())
    this.found.addEventListener('click', (event) => this.choose(event))
  }

  open(textarea) {
    this.textarea = textarea
    this.show()
    this.dialog.showModal()
    this.filter.focus()
  }

  show() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean)
    const fitting = this.options.filter((one) => words.every((word) => one.words.includes(word)))
    const shown = fitting.slice(0, MOST_SHOWN)
    this.found.replaceChildren(...groups(shown))
    this.count.textContent = fitting.length ? `${shown.length} / ${fitting.length}` : this.data.texts.none_found
  }

  choose({ target }) {
    const button = target.closest('button')
    if (!button) return
    this.dialog.close()
    put(this.textarea, button.value)
  }
}

function groups(options) {
  const made = new Map()
  for (const option of options) {
    if (!made.has(option.group)) made.set(option.group, makeGroup(option.group))
    made.get(option.group).lastChild.append(makeItem(option))
  }
  return [...made.values()]
}

function makeGroup(title) {
  const section = document.createElement('section')
  const heading = document.createElement('h3')
  const list = document.createElement('ul')
  heading.className = 'govuk-heading-s govuk-!-margin-bottom-1'
  heading.textContent = title
  list.className = 'govuk-list'
  section.append(heading, list)
  return section
}

function makeItem({ label, insert }) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'report-choice'
  button.value = insert
  button.textContent = label
  item.append(button)
  return item
}
