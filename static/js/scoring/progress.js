// Counts again, as answers come and routes change: of the whole case and of each section.

import { IN_ROUTE, UNKNOWN } from './routing.js'
import { counted, fill } from './words.js'

export function countProgress(codes, statuses, values) {
  const asked = codes.filter((code) => statuses[code] === IN_ROUTE)
  const answered = asked.filter((code) => values[code]).length
  const waiting = codes.filter((code) => statuses[code] === UNKNOWN).length
  return { answered, total: asked.length, waiting, isDone: answered === asked.length && !waiting }
}

export function showProgress(data, statuses, values) {
  for (const [section, codes] of Object.entries(data.sections)) {
    const count = document.querySelector(`[data-section="${section}"] .app-count`)
    const progress = countProgress(codes, statuses, values)
    count.textContent = shortSentence(progress, data.texts)
    count.classList.toggle('app-count--done', progress.isDone && progress.total > 0)
  }
  const whole = countProgress(Object.values(data.sections).flat(), statuses, values)
  const meter = document.getElementById('case-progress')
  meter.max = whole.total
  meter.value = whole.answered
  document.getElementById('case-progress-text').textContent = fill(data.texts.answered, whole)
}

// unsaved: the codes of questions of this case whose answers are not saved.
export function showUnsaved(data, unsaved) {
  for (const [section, codes] of Object.entries(data.sections)) {
    const mark = document.querySelector(`[data-section="${section}"] .app-sections__unsaved`)
    const count = codes.filter((code) => unsaved.has(code)).length
    const text = count ? counted(data.texts.section_unsaved, count) : ''
    if (mark.textContent !== text) mark.textContent = text
  }
}

function shortSentence({ answered, total, waiting, isDone }, texts) {
  if (!total) return waiting ? texts.waits : texts.none_apply
  return `${isDone ? '✓ ' : ''}${answered}/${total}`
}
