// On the page of a report's files: shows how far those are that are being made, without a reload.

import { showLines } from '../lines.js'
import { Watch } from './watch.js'

const element = document.querySelector('[data-file-progress]')
if (element) {
  const news = document.querySelector('[data-file-news]')
  const watch = new Watch({
    look: () => look(element),
    say: (text) => { news.textContent = text },
    isWaiting: () => element.querySelector('[data-file-waiting]') !== null,
    states: () => [...element.querySelectorAll('[data-file]')].map((one) => one.dataset.file),
  })
  watch.run()
}

async function look(element) {
  const reply = await fetch(element.dataset.fileProgress, { headers: { Accept: 'text/html' } })
  if (!reply.ok || reply.redirected) throw new Error('no answer')
  const rows = await reply.text()
  if (rows !== element.shown) show(element, rows)
  element.shown = rows
}

// A link that somebody is on is not taken away under their hand: rows that say the same stay.
function show(element, rows) {
  const template = document.createElement('template')
  template.innerHTML = rows
  const isHere = element.contains(document.activeElement)
  const [list, newer] = [element, template.content].map((one) => one.querySelector('.report-files'))
  if (list && newer) showLines(list, [...newer.children])
  const parts = [...template.content.children]
  showLines(element, parts.map((one) => (list && one === newer ? list : one)))
  if (isHere && !element.contains(document.activeElement)) document.getElementById('files').focus()
}
