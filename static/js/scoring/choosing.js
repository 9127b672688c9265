// A person settles a conflict. The choice is an answer of its own, on the version that was shown.

import { savedFrom } from './state.js'

// choice: "keep" the stored answer, "mine", or "join" the notes.
export function choose(state, choice) {
  const { stored, version, digest } = state.outcome
  const mine = state.read()
  // A second conflict can be about a version that a choice in this page has replaced already.
  if (version >= state.saved.version) {
    state.saved = savedFrom(stored, { version, digest, savedAt: stored.at })
  }
  if (choice === 'keep') return state.discard()
  const content = choice === 'join' ? { ...mine, note: joinNotes(stored.note, mine.note) } : mine
  const parts = { content, base: version, after: null, behind: [], outcome: null }
  state.stopTyping()
  state.write(content)
  state.add(state.compose({ ...parts, cause: 'conflict_choice' }), state.idsInSight)
}

function joinNotes(...notes) {
  return notes.filter(Boolean).join('\n\n')
}
