// A person settles a conflict. The choice is an answer of its own, on the version that was shown.

// choice: "keep" the stored answer, "mine", or "join" the texts of both.
export function choose(state, choice) {
  const { stored, version, digest } = state.outcome
  const mine = state.read()
  // A second conflict can be about a version that a choice in this page has replaced already.
  if (version >= state.saved.version) {
    state.saved = state.savedFrom(stored, { version, digest, savedAt: stored.at })
  }
  if (choice === 'keep') return state.discard()
  const content = choice === 'join' ? state.shape.join(stored, mine) : mine
  const parts = { content, base: version, after: null, behind: [], outcome: null }
  state.stopTyping()
  state.write(content)
  state.add(state.compose({ ...parts, cause: 'conflict_choice' }), state.idsInSight)
}
