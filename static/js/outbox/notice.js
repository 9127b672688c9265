// The line on every page that tells of answers which are not saved yet, with the way to each.

import { counted, fill } from '../scoring/words.js'
import { byPage, countAnswers, isLaidBy } from './order.js'
import { OTHER, SAME } from './session.js'

export class Notice {
  constructor(data) {
    this.texts = data.texts
    this.place = document.getElementById('outbox-notice')
    this.line = this.place.querySelector('[data-line]')
    this.pages = this.place.querySelector('[data-pages]')
    this.others = this.place.querySelector('[data-others]')
    this.lateTemplate = this.place.querySelector('template')
    this.copyButton = this.place.querySelector('[data-copy]')
  }

  show(entries, sender, unread) {
    const answers = entries.filter((entry) => entry.kind === 'answer')
    const late = answers.filter(isLaidBy)
    const unsaved = answers.filter((entry) => !isLaidBy(entry))
    const count = countAnswers(unsaved) + unread
    const text = count ? `${counted(this.texts.own, count)}${this.why(sender)}` : ''
    if (this.line.textContent !== text) this.line.textContent = text
    this.pages.replaceChildren(
      ...this.concernsElsewhere(entries).map((entry) => this.concernItem(entry)),
      ...byPage(unsaved).map((group) => this.link(group)),
      ...late.map((entry) => this.lateItem(entry, sender))
    )
    this.reveal()
  }

  // The pages of a case tell of them in a place of their own, with a number to phone.
  concernsElsewhere(entries) {
    if (document.getElementById('concern-lines')) return []
    return entries.filter((entry) => entry.kind === 'concern')
  }

  concernItem({ page, label }) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link app-outbox__alarm'
    link.href = page
    link.textContent = fill(this.texts.concern, { label })
    item.append(link)
    return item
  }

  why({ state }) {
    if (state === SAME) return ''
    return ` ${state === OTHER ? this.texts.somebody_else : this.texts.signed_out}`
  }

  showOthers(count) {
    this.others.textContent = count ? counted(this.texts.others, count) : ''
    this.reveal()
  }

  reveal() {
    this.line.hidden = !this.line.textContent
    this.others.hidden = !this.others.textContent
    this.place.hidden = this.line.hidden && this.others.hidden && !this.pages.children.length
  }

  link({ page, label, count }) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = page
    link.textContent = counted(this.texts.of_page, count, { label })
    item.append(link)
    return item
  }

  lateItem(entry, sender) {
    const item = this.lateTemplate.content.firstElementChild.cloneNode(true)
    item.querySelector('[data-what]').textContent = `${entry.label}, ${entry.question}`
    item.querySelector('[data-why]').textContent = entry.outcome.why
    item.querySelector('[data-seen]').addEventListener('click', () => sender.remove([entry.op_id]))
    return item
  }
}
