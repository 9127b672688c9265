// On the page of a report's files: shows how far those are that are being made, without a reload.

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
  // A link that somebody is on must not be taken away under their hand.
  if (rows !== element.shown && !element.contains(document.activeElement)) element.innerHTML = rows
  element.shown = rows
}
