// Entries in order: which may go next and on which version, and how they are counted.

export function queueOf(entry) {
  if (entry.queue) return entry.queue
  return entry.question ? `${entry.assessment}/${entry.question}` : entry.op_id
}

// Kept on this laptop until its author has made it complete; nobody sends it as it is.
export function isDraft({ kind }) {
  return kind === 'draft'
}

export function isWaiting(entry) {
  return !entry.outcome && !isDraft(entry)
}

// The first waiting entry of every queue. One that was decided against holds nothing up.
export function findHeads(entries) {
  const waiting = entries.filter(isWaiting)
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

// Laid by for the lead inspector: safe on the server, though not in the case.
export function isLaidBy({ outcome }) {
  return outcome?.kind === 'late' && outcome.kept
}

// Several entries of one question are one answer to whoever reads the count.
export function countAnswers(entries) {
  return new Set(entries.map(queueOf)).size
}

export function byPage(entries) {
  const pages = new Map()
  for (const entry of entries) pages.set(entry.page, [...(pages.get(entry.page) ?? []), entry])
  return [...pages].map(([page, group]) => {
    return { page, label: group[0].label, count: countAnswers(group) }
  })
}
