// Which entries may go next, and on which version: strictly in order for each question.

export function queueOf(entry) {
  return entry.question ? `${entry.assessment}/${entry.question}` : entry.op_id
}

// The first waiting entry of every queue. One that was decided against holds nothing up.
export function findHeads(entries) {
  const waiting = entries.filter((entry) => !entry.outcome)
  const ids = new Set(waiting.map((entry) => entry.op_id))
  const heads = new Map()
  for (const entry of waiting) {
    const queue = queueOf(entry)
    const isBehind = (entry.behind ?? []).some((opId) => ids.has(opId))
    if (!heads.has(queue) && !isBehind) heads.set(queue, entry)
  }
  return [...heads.values()]
}

// An entry typed on top of another in the same page takes over the version of its receipt.
export function baseOf(entry, receipts) {
  const before = (entry.behind ?? []).find((opId) => receipts.has(opId))
  return before ? receipts.get(before).version : entry.base
}
