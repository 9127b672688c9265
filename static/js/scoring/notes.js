// The notes already given in this case, to use one again: of this page as they stand in it, of
// the other sections as the server has them.

export class NotesOfCase {
  constructor({ tools, timing }, questions) {
    this.tools = tools
    this.patience = timing.no_reply
    this.questions = questions
    this.here = new Set(questions.map(({ code }) => code))
  }

  // Every note but that of the question itself, as menus take it.
  offer(code) {
    return {
      title: this.tools.texts.notes,
      items: this.ofThisPage(code),
      none: this.tools.texts.no_notes,
      more: this.ofOtherSections(),
    }
  }

  ofThisPage(besides) {
    return this.questions
      .filter(({ code, note }) => code !== besides && note.value.trim())
      .map(({ code, note }) => ({ of: code, text: note.value }))
  }

  async ofOtherSections() {
    try {
      const notes = await fetchJSON(this.tools.notes_url, this.patience)
      const items = notes
        .filter(({ question }) => !this.here.has(question))
        .map(({ question, note }) => ({ of: question, text: note }))
      return { items, problem: '' }
    } catch {
      return { items: [], problem: this.tools.texts.notes_missing }
    }
  }
}

// Being signed out leads elsewhere, which counts as a failure like any other.
async function fetchJSON(address, patience) {
  const reply = await fetch(address, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  })
  if (!reply.ok) throw new Error(`${reply.status}`)
  return (await reply.json()).notes
}
