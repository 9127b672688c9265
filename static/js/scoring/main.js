// The scoring page: keeps each answer as it is given, saves it, and shows the questions asked.
// Without this script, or where it fails, the page is an ordinary form.

import { startConcern } from '../concern.js'
import { startCopy } from '../outbox/copy.js'
import { startSignIn } from '../outbox/sign_in.js'
import { askBeforeSigningOut } from '../outbox/sign_out.js'
import { Controls } from './controls.js'
import { startKeys } from './keys.js'
import { Leaving } from './leaving.js'
import { Opening } from './opening.js'
import { Route } from './route.js'
import { Workspace } from './workspace.js'

const data = JSON.parse(document.getElementById('scoring-data').textContent)
const form = document.getElementById('scoring-form')

// Browsers offer ciphers and digests on secure addresses only: elsewhere people save with the
// button.
if (window.isSecureContext) start(new Workspace(data, form))
else saveByHand()

function start(workspace) {
  const { states, questions, outbox, sender } = workspace
  const leaving = new Leaving(workspace)
  workspace.watchers.push(() => leaving.look())
  for (const [index, state] of states.entries()) workspace.listen(questions[index], state)
  for (const state of states) state.changed()
  form.addEventListener('submit', (event) => saveByButton(event, leaving))
  leaving.watch()
  watchForBetterTimes(workspace)
  startSignIn(data, sender)
  startCopy(data, outbox, document.getElementById('save-copy'))
  askBeforeSigningOut(data, outbox)
  startKeys(workspace)
  startConcern(workspace)
  workspace.presence.start()
  new Opening(workspace).run()
  outbox.count().then(({ others }) => workspace.header.showOthers(others))
  navigator.storage?.persist?.()
  // Last: where anything above fails, the page still says how to save.
  document.getElementById('save-by-hand').hidden = true
}

function saveByHand() {
  const questions = [...form.querySelectorAll('[data-question]')].map((one) => new Controls(one))
  const route = new Route(data, questions)
  const show = () => route.show([])
  for (const controls of questions) controls.listen({ chosen: show, typed: () => {}, left: () => {} })
  show()
  document.getElementById('save-insecure').hidden = false
  startKeys({ data, form, questions })
}

function saveByButton(event, leaving) {
  event.preventDefault()
  const isNext = event.submitter?.name === 'next'
  const goal = isNext ? () => location.assign(data.next_url) : () => {}
  leaving.goTo(goal, (state) => document.getElementById(`q-${state.question}`).focus())
}

function watchForBetterTimes(workspace) {
  const tryNow = () => workspace.sender.tryNow()
  window.addEventListener('online', tryNow)
  window.addEventListener('focus', tryNow)
  window.addEventListener('pageshow', tryNow)
  window.addEventListener('pagehide', () => workspace.part())
  document.addEventListener('keydown', () => workspace.sender.isFailing && tryNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') workspace.part()
    else tryNow()
  })
}
