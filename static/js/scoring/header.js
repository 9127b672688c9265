// The count in the bar of the case: what is not saved yet, here and in other sections and cases.

import { showLines } from '../lines.js'
import { byPage, countAnswers, isLaidBy } from '../outbox/order.js'
import { OTHER, SIGNED_OUT } from '../outbox/session.js'
import * as States from './statuses.js'
import { counted } from './words.js'

const ALARMING = [States.CSRF, States.REFUSED, States.GONE]

export class Header {
  constructor(data) {
    this.data = data
    this.texts = data.texts
    this.line = document.getElementById('save-status')
    this.elsewhere = document.getElementById('save-elsewhere')
    this.others = document.getElementById('save-others')
    this.narrow = document.getElementById('save-narrow')
    this.signIn = document.getElementById('sign-in-again')
  }

  // away: own entries of other sections and cases; unread: how many of them cannot be opened;
  // session: who is signed in.
  show(states, { away, unread, session }) {
    const counts = this.count(states, away, session)
    counts.unsaved += unread
    const style = this.style(counts)
    const text = this.sentence(states, counts)
    this.line.className = `app-save app-save--${style}`
    this.line.dataset.unsaved = counts.unsaved + counts.toChoose
    // Only a change is written, for a screen reader speaks whatever is.
    if (this.line.textContent !== text) this.line.textContent = text
    this.signIn.hidden = session !== SIGNED_OUT && session !== OTHER
    this.showElsewhere(away)
    return counts.unsaved + counts.toChoose
  }

  count(states, away, session) {
    const rows = states.map(({ status, outcome }) => ({ status, isKept: outcome?.kept === true }))
    const having = (test) => rows.filter(test).length
    const isLate = (row) => row.status === States.LATE
    const toChoose = having((row) => row.status === States.CONFLICT)
    const lateHere = having((row) => isLate(row) && row.isKept)
    const lateAway = away.filter(isLaidBy)
    const late = lateHere + lateAway.length
    const settled = having((row) => row.status === States.SETTLED)
    const alarming = having((row) => ALARMING.includes(row.status) || (isLate(row) && !row.isKept))
    const unsavedAway = away.filter((entry) => !isLaidBy(entry))
    const unsaved = rows.length - settled - toChoose - lateHere + countAnswers(unsavedAway)
    const isStopped = session === SIGNED_OUT || session === OTHER
    return { toChoose, late, unsaved, alarming, session, isStopped }
  }

  style({ toChoose, late, unsaved, alarming, isStopped }) {
    if (alarming || isStopped) return 'alarm'
    if (toChoose || late) return 'choice'
    return unsaved ? 'waiting' : 'saved'
  }

  sentence(states, { toChoose, late, unsaved, session }) {
    const { texts } = this
    const parts = []
    if (session === OTHER) parts.push(texts.somebody_else)
    if (session === SIGNED_OUT) parts.push(texts.signed_out)
    if (toChoose) parts.push(counted(texts.to_choose, toChoose))
    if (unsaved) parts.push(counted(texts.unsaved, unsaved))
    if (late) parts.push(counted(texts.kept_for_lead, late))
    if (parts.length) return parts.join(', ')
    return states.every((one) => one.saved.version === 0) ? texts.nothing_yet : texts.all_saved
  }

  showElsewhere(away) {
    const lines = byPage(away).map(({ page, label, count }) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.className = 'govuk-link'
      link.href = page
      link.textContent = counted(this.texts.of_page, count, { label })
      item.append(link)
      return item
    })
    showLines(this.elsewhere, lines)
    this.elsewhere.hidden = lines.length === 0
  }

  showOthers(count) {
    this.others.hidden = count === 0
    this.others.textContent = count ? counted(this.texts.others, count) : ''
  }

  showNarrow(isNarrow) {
    this.narrow.hidden = !isNarrow
  }
}
