// Asks before somebody signs out who leaves unsent answers behind on this laptop.

import { counted } from '../scoring/words.js'

export function askBeforeSigningOut(data, outbox) {
  const form = document.querySelector('[data-sign-out]')
  const dialog = document.getElementById('sign-out-dialog')
  if (!form || !dialog) return
  let isSure = false
  form.addEventListener('submit', async (event) => {
    if (isSure) return
    event.preventDefault()
    const { own } = await outbox.count()
    if (!own) return form.submit()
    dialog.querySelector('[data-line]').textContent = counted(data.texts.leaving, own)
    dialog.showModal()
  })
  dialog.querySelector('[data-stay]').addEventListener('click', () => dialog.close())
  dialog.querySelector('[data-go]').addEventListener('click', () => {
    isSure = true
    form.submit()
  })
}
