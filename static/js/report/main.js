// What makes the pages of the editor quick to write in. Saving is done by ../fieldwork/; without
// these scripts the pages are ordinary forms.

import { startInserting } from './insert.js'
import { startMoving } from './moving.js'
import { startPreviews } from './preview.js'
import { startPresence } from './presence.js'
import { startToolbars } from './toolbar.js'

const outbox = document.getElementById('outbox-data')
const section = document.getElementById('section-data')
if (outbox && section) start({ ...JSON.parse(outbox.textContent), ...JSON.parse(section.textContent) })

function start(data) {
  const insert = startInserting(data)
  startToolbars(insert)
  startPreviews(data)
  startMoving()
  startPresence(data)
  foldOutline()
}

// A narrow window begins with what is written, not with the outline.
function foldOutline() {
  const outline = document.querySelector('[data-outline]')
  if (outline && window.matchMedia('(max-width: 48rem)').matches) outline.open = false
}
