// "Save a copy to a file": the person's sealed records as they lie on this laptop. Needs neither
// the network nor a session; only the server can open the file.

const FORMAT = 'yot-inspect-outbox/1'
const LOOK_EVERY = 2000

export function startCopy(data, outbox, button) {
  const look = async () => {
    button.hidden = !(await isDue(outbox, data.timing.offer_copy))
  }
  button.addEventListener('click', () => saveCopy(data.person, outbox))
  setInterval(look, Math.min(data.timing.offer_copy, LOOK_EVERY))
  look()
}

async function isDue(outbox, patience) {
  const records = await outbox.sealedRecords()
  return records.some(({ sequence }) => Date.now() - sequence >= patience)
}

export async function saveCopy(person, outbox) {
  const records = await outbox.sealedRecords()
  const entries = records.map(({ op_id, iv, sealed }) => ({ op_id, iv, sealed }))
  const made_at = new Date().toISOString()
  const text = JSON.stringify({ format: FORMAT, person, made_at, entries }, null, 1)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `unsaved-answers-${made_at.slice(0, 10)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
