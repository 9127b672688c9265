// The scoring page: saves each answer as it is given and shows the questions that are asked.
// Without this script, or where it fails, the page is an ordinary form.

import { ClosedQuestions } from './closed.js'
import { BLANK, digest, isSame } from './content.js'
import { Controls } from './controls.js'
import { Display } from './display.js'
import { Leaving } from './leaving.js'
import { showProgress } from './progress.js'
import { findStatuses, overrule } from './routing.js'
import { sendOperation } from './saving.js'
import { AnswerState, REFUSED, SETTLED, UNSAVED } from './state.js'

const data = JSON.parse(document.getElementById('scoring-data').textContent)
const form = document.getElementById('scoring-form')
const settings = { ...data, client_id: newClientId() }
const display = new Display(data)
const closed = new ClosedQuestions(data)
const questions = [...form.querySelectorAll('[data-question]')].map((element) => new Controls(element))
const gates = new Set(Object.values(data.routing.gates).flat())
const latest = { route: {}, savedAt: '' }

// Browsers offer digests on secure addresses only: elsewhere people save with the button.
const states = window.isSecureContext ? questions.map(startSaving) : []
const leaving = new Leaving(states)

if (states.length) {
  document.getElementById('save-by-hand').hidden = true
  form.addEventListener('submit', saveByButton)
  leaving.watch()
  watchForBetterTimes()
  takeUpAll()
  // Going back, the browser fills the controls in only after the scripts have run.
  window.addEventListener('pageshow', takeUpAll)
} else {
  for (const controls of questions) {
    controls.listen({ chosen: showRoute, typed: () => {}, left: () => {} })
  }
  showRoute()
}

function startSaving(controls) {
  const stored = data.stored[controls.code]
  const state = new AnswerState({
    question: controls.code,
    version: stored?.version ?? 0,
    stored: stored ?? BLANK,
    read: () => controls.read(),
    write: (content) => controls.write(content),
    send: (operation) => sendOperation(settings, operation),
    timing: data.timing,
    changed: (_state, outcome) => showChange(controls, state, outcome),
  })
  state.deliveredLine = stored?.line
  controls.listen({
    chosen: () => {
      state.edited()
      showRoute()
    },
    typed: () => state.edited(data.timing.after_last_key),
    left: () => state.flush(),
  })
  return state
}

function takeUpAll() {
  for (const [index, state] of states.entries()) {
    if (!state.isUnsaved) takeUp(questions[index], state)
  }
  display.showHeader(states)
  showRoute()
}

// The page can come with more than is stored: refused answers, or what the browser brought back.
// Those are edits on the version their own hidden field names, never on a newer one unseen.
function takeUp(controls, state) {
  controls.unfold()
  const stored = data.stored[controls.code]
  const wasRefused = !controls.element.querySelector('.govuk-error-message').hidden
  if (controls.element.querySelector(`[name="${controls.code}-conflict"]`)) {
    state.showConflict(stored ?? BLANK, state.version)
  } else if (isSame(controls.read(), state.saved)) {
    controls.remember({ version: state.version })
  } else {
    state.version = controls.version
    controls.remember({ version: state.version })
    if (wasRefused) state.status = REFUSED
    else state.edited()
  }
}

function showChange(controls, state, outcome) {
  display.showState(controls, state)
  display.showHeader(states)
  if (outcome?.kind === 'receipt') takeRoute(outcome)
  if (state.status === SETTLED) rememberSaved(controls, state)
  // Typing changes no route; everything else may have written to the controls.
  if (state.status !== UNSAVED) showRoute()
  leaving.look()
}

async function rememberSaved(controls, state) {
  const { version, saved } = state
  const digested = await digest(saved)
  if (state.version === version) controls.remember({ version, digest: digested })
}

// Receipts can overtake each other; the one that was written last knows the most.
function takeRoute({ route, savedAt }) {
  if (savedAt < latest.savedAt) return
  Object.assign(latest, { route, savedAt })
}

function showRoute() {
  const values = { ...data.elsewhere }
  for (const controls of questions) values[controls.code] = controls.read().value
  const lookedUp = findStatuses(data.routing.table, values)
  // The server decides, as soon as it knows every gate of this page as it stands.
  const isGateUnsaved = states.some((state) => gates.has(state.question) && state.isUnsaved)
  const statuses = isGateUnsaved ? lookedUp : overrule(lookedUp, latest.route)
  closed.show(statuses, values)
  showProgress(data, statuses, values)
}

function saveByButton(event) {
  event.preventDefault()
  const isNext = event.submitter?.name === 'next'
  const goal = isNext ? () => location.assign(data.next_url) : () => {}
  leaving.goTo(goal, (state) => document.getElementById(`q-${state.question}`).focus())
}

function watchForBetterTimes() {
  const tryAll = () => states.forEach((state) => state.retryNow())
  const flushAll = () => states.forEach((state) => state.flush())
  window.addEventListener('online', tryAll)
  window.addEventListener('focus', tryAll)
  document.addEventListener('keydown', tryAll)
  window.addEventListener('pageshow', tryAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushAll()
    else tryAll()
  })
}

function newClientId() {
  return window.isSecureContext ? crypto.randomUUID() : ''
}
