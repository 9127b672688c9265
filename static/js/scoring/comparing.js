// Brings a question in line with the disk: for browsers that carry no news between pages, and for
// a disk that was cleared while this page still has what was on it.

import { UNSAVED } from './statuses.js'

// found: the entries on the disk, receipts: those of confirmed ones, both by operation id.
export function compare(state, found, receipts) {
  for (const entry of state.chain.entries) {
    const there = found.get(entry.op_id)
    const receipt = receipts.get(entry.op_id)
    const isNew = state.chain.phaseOf(entry) === UNSAVED
    if (there?.outcome && !entry.outcome) state.settle(entry, there.outcome)
    else if (!there && receipt) state.settle(entry, { kind: 'receipt', ...receipt })
    else if (!there && !isNew && !entry.outcome) state.keepOnLaptop(entry)
  }
}
