// The forms of fieldwork in a page, each marked with the id of its data; see everywhere.js.

import { startSignIn } from '../outbox/sign_in.js'
import { Leaving } from '../scoring/leaving.js'
import { FieldworkForm } from './form.js'

export function findForms() {
  return [...document.querySelectorAll('form[data-fieldwork]')]
}

// Returns the queues that stand in this page and speak for themselves.
export function startFieldwork({ data, sender, outbox }) {
  const elements = findForms()
  if (!elements.length) return new Set()
  const mayReload = () => forms.every((one) => !one.state.isEdited)
  const parts = { data, sender, outbox, changed: () => look(), mayReload }
  const forms = elements.map((form) => join(form, parts))
  const leaving = new Leaving({ states: forms.map((form) => form.state), sender })
  const look = () => leaving.look()
  for (const one of forms) {
    one.listen()
    one.form.addEventListener('submit', (event) => save(event, one, leaving))
    one.open()
  }
  leaving.watch()
  partInTime(forms)
  startSignIn({ ...data, ...forms[0].data }, sender)
  navigator.storage?.persist?.()
  return new Set(forms.map((one) => one.data.url))
}

// A page with many forms says once what all of them share.
function join(form, parts) {
  const { fieldwork, fieldworkShared: shared } = form.dataset
  const own = { ...(shared ? readData(shared) : {}), ...readData(fieldwork) }
  const texts = { ...parts.data.texts, ...own.texts }
  return new FieldworkForm({ ...parts, form, data: { ...parts.data, ...own, texts } })
}

function readData(id) {
  return JSON.parse(document.getElementById(id).textContent)
}

function save(event, one, leaving) {
  event.preventDefault()
  const { missing, state } = one
  state.flush()
  if (missing) return one.controls.first(missing).focus()
  // A form that stays where it is has nowhere to go once it is saved.
  if (!one.data.next_url) return one.sender.tryNow()
  leaving.goTo(
    () => location.assign(one.data.next_url),
    () => document.getElementById(`q-${one.data.id}`).focus()
  )
}

function partInTime(forms) {
  const part = () => forms.forEach((one) => one.part())
  window.addEventListener('pagehide', part)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') part()
  })
}
