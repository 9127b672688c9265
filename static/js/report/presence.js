// Tells the server where this person writes, and says who else writes where. Advice: no lock.

import { showLines } from '../lines.js'
import { ask } from './requests.js'

export function startPresence(data) {
  const place = document.querySelector('[data-writers]')
  let key = ''
  const tell = async () => {
    if (document.visibilityState === 'hidden') return
    const here = { section: data.section, key }
    const { writers } = await ask(data, data.presence_url, here).catch(() => ({ writers: null }))
    if (writers !== null) show(place, writers)
  }
  document.addEventListener('focusin', ({ target }) => {
    const passage = target.closest('[data-passage]')?.dataset.passage
    if (!passage || passage === key) return
    key = passage
    tell()
  })
  tell()
  setInterval(tell, data.timing.presence)
}

function show(place, writers) {
  const items = writers.map((line) => {
    const item = document.createElement('li')
    item.textContent = line
    return item
  })
  showLines(place, items)
}
