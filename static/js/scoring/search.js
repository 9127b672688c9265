// Search in this case: at once in what this page holds, also unsaved, and by the server in the
// other sections. Codes are jumped to without any search.

import { readCookie } from '../outbox/cookies.js'
import { counted } from './words.js'

const SHORTEST = 2
const AFTER_LAST_KEY = 250
const EXCERPT = { before: 30, length: 120 }

// The code that was typed, in its own spelling; undefined where it is none of this case.
export function findCode(typed, sections) {
  const wanted = typed.trim().toLowerCase()
  return Object.values(sections)
    .flat()
    .find((code) => code.toLowerCase() === wanted)
}

export function wordsOf(typed) {
  return typed.trim().length < SHORTEST ? [] : fold(typed).split(/\s+/).filter(Boolean)
}

// Whether every word stands somewhere in the texts together.
export function matches(words, texts) {
  const whole = fold(texts.join('\n'))
  return words.every((word) => whole.includes(word))
}

// The part of a note around its first match; "" where none of the words is in it.
export function excerpt(note, words) {
  const places = words.map((word) => fold(note).indexOf(word)).filter((place) => place >= 0)
  if (!places.length) return ''
  const start = Math.max(0, Math.min(...places) - EXCERPT.before)
  const part = note.slice(start, start + EXCERPT.length).replace(/\s+/g, ' ')
  const end = start + EXCERPT.length < note.length ? '…' : ''
  return `${start ? '…' : ''}${part}${end}`
}

function fold(text) {
  return text.trim().toLowerCase()
}

export function startSearch(page, places) {
  const search = new Search(page, places)
  search.watch()
  return search
}

class Search {
  constructor({ data, questions }, places) {
    this.data = data
    this.texts = data.tools.texts
    this.questions = questions
    this.places = places
    this.dialog = document.getElementById('search-dialog')
    this.box = this.dialog.querySelector('input')
    this.list = this.dialog.querySelector('[data-found]')
    this.status = this.dialog.querySelector('[role="status"]')
    this.timer = null
    this.running = null
  }

  watch() {
    this.box.addEventListener('input', () => this.searchSoon())
    this.dialog.querySelector('form').addEventListener('submit', (event) => this.enter(event))
    this.dialog.addEventListener('click', (event) => this.click(event))
    this.dialog.addEventListener('keydown', (event) => this.press(event))
    document.querySelector('[data-open-search]').addEventListener('click', (event) => {
      event.preventDefault()
      this.open()
    })
  }

  open() {
    this.dialog.showModal()
    this.box.select()
  }

  // The Enter key goes to the question whose code was typed, or else into what was found.
  async enter(event) {
    event.preventDefault()
    const code = findCode(this.box.value, this.data.sections)
    if (code) return this.goTo(code)
    await this.search()
    this.list.querySelector('a')?.focus()
  }

  goTo(code) {
    this.dialog.close()
    this.places.goTo(code)
  }

  searchSoon() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.search(), AFTER_LAST_KEY)
  }

  async search() {
    clearTimeout(this.timer)
    this.running?.abort()
    const running = (this.running = new AbortController())
    const words = wordsOf(this.box.value)
    const here = words.length ? this.findHere(words) : []
    this.show(here, words.length ? this.texts.searching : '')
    if (!words.length) return
    const { found, problem } = await this.ask(running)
    if (this.running !== running) return
    const all = [...here, ...found]
    this.show(all, problem || counted(this.texts.found, all.length))
  }

  findHere(words) {
    return this.questions
      .map(({ code, element, note }) => ({
        question: code,
        heading: element.querySelector('.app-question__code').textContent,
        text: element.querySelector('.app-question__text').textContent,
        guidance: element.querySelector('[data-guidance]').textContent,
        note: note.value,
        href: `#q-${code}`,
        why: element.hidden ? this.texts.not_asked : '',
      }))
      .filter(({ heading, text, guidance, note }) =>
        matches(words, [heading, text, guidance, note])
      )
      .map((one) => ({ ...one, excerpt: excerpt(one.note, words) }))
  }

  // The words go in the body of a request that changes nothing: they can be about a child, and
  // addresses end up in logs and histories.
  async ask(running) {
    const patience = setTimeout(() => running.abort(), this.data.timing.no_reply)
    try {
      const reply = await fetch(this.data.tools.search_url, {
        method: 'POST',
        headers: {
          Accept: 'application/json',
          'X-CSRFToken': readCookie(this.data.csrf_cookie),
        },
        body: new URLSearchParams({ words: this.box.value }),
        credentials: 'same-origin',
        redirect: 'error',
        signal: running.signal,
      })
      const { found } = await reply.json()
      const known = (one) => this.places.byCode.has(one.question)
      return { found: found.filter((one) => !known(one)), problem: '' }
    } catch {
      return { found: [], problem: this.texts.search_failed }
    } finally {
      clearTimeout(patience)
    }
  }

  show(found, sentence) {
    this.list.replaceChildren(...found.map(showResult))
    this.status.textContent = sentence
  }

  click(event) {
    if (event.target.closest('[data-close]')) return this.dialog.close()
    const link = event.target.closest('[data-found] a')
    if (!link) return
    if (!link.getAttribute('href').startsWith('#')) return this.dialog.close()
    event.preventDefault()
    this.goTo(link.dataset.question)
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const stops = [this.box, ...this.list.querySelectorAll('a')]
    const place = stops.indexOf(document.activeElement) + step
    stops[Math.min(Math.max(place, 0), stops.length - 1)].focus()
  }
}

function showResult({ question, heading, text, excerpt: part, why, href }) {
  const item = document.createElement('li')
  const link = document.createElement(href ? 'a' : 'span')
  if (href) {
    link.href = href
    link.className = 'govuk-link'
  }
  link.dataset.question = question
  link.textContent = text
  item.append(line('app-question__code', heading), link)
  for (const more of [part, why].filter(Boolean)) item.append(line('app-found__more', more))
  return item
}

function line(name, text) {
  const paragraph = document.createElement('p')
  paragraph.className = name
  paragraph.textContent = text
  return paragraph
}
