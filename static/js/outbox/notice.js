// The line on every page that tells of answers which are not saved yet, with the way to each.

import { showLines } from '../lines.js'
import { counted, fill } from '../scoring/words.js'
import { byPage, countAnswers, isLaidBy, queueOf } from './order.js'
import { OTHER, SAME } from './session.js'

export class Notice {
  constructor(data) {
    this.texts = data.texts
    // What has a place of its own in this page, by queue, and needs no line here.
    this.here = new Set()
    this.place = document.getElementById('outbox-notice')
    this.line = this.place.querySelector('[data-line]')
    this.pages = this.place.querySelector('[data-pages]')
    this.others = this.place.querySelector('[data-others]')
    this.lateTemplate = this.place.querySelector('template')
    this.copyButton = this.place.querySelector('[data-copy]')
  }

  show(entries, sender, unread) {
    const elsewhere = entries.filter((entry) => !this.here.has(queueOf(entry)))
    const saves = elsewhere.filter((entry) => entry.kind !== 'concern')
    const late = saves.filter(isLaidBy)
    const unsaved = saves.filter((entry) => !isLaidBy(entry))
    const text = this.sentences(unsaved, unread, sender).join(' ')
    if (this.line.textContent !== text) this.line.textContent = text
    showLines(this.pages, [
      ...this.concernsElsewhere(entries).map((entry) => this.concernItem(entry)),
      ...byPage(unsaved).map((group) => this.link(group)),
      ...late.map((entry) => this.lateItem(entry, sender)),
    ])
    this.reveal()
  }

  sentences(unsaved, unread, sender) {
    const countOf = (kind) => countAnswers(unsaved.filter((entry) => entry.kind === kind))
    const [answers, entries, drafts] = ['answer', 'fieldwork', 'draft'].map(countOf)
    const counts = [
      [this.texts.own, answers + unread],
      [this.texts.entries, entries],
    ].filter(([, count]) => count)
    const lines = counts.map(([forms, count]) => counted(forms, count))
    if (lines.length) lines.push(this.why(sender))
    if (drafts) lines.push(counted(this.texts.drafts, drafts))
    return lines.map((line) => line.trim()).filter(Boolean)
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
    return state === OTHER ? this.texts.somebody_else : this.texts.signed_out
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
    // The button removes this very entry, so that no entry with the same words can stand for it.
    item.dataset.op = entry.op_id
    item.querySelector('[data-what]').textContent = [entry.label, entry.question].filter(Boolean).join(', ')
    item.querySelector('[data-why]').textContent = entry.outcome.why
    item.querySelector('[data-seen]').addEventListener('click', () => sender.remove([entry.op_id]))
    return item
  }
}
