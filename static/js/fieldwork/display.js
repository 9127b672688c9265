// Shows what became of a form of fieldwork, in the same places and words as an answer.

import { ConflictPanel } from '../scoring/conflict.js'
import { Display } from '../scoring/display.js'
import { fill, list } from '../scoring/words.js'
import { missingOf } from './state.js'

export class FieldworkDisplay extends Display {
  constructor(data, outbox) {
    super(data, outbox)
    this.panels = new FieldworkPanel(data)
  }

  sentence(state, status) {
    return state.isKeptDraft ? this.draftSentence(state) : super.sentence(state, status)
  }

  draftSentence(state) {
    const { labels, texts } = this.data
    const missing = missingOf(state.content, this.data).map((name) => labels[name])
    return fill(texts.draft, { missing: list(missing, texts.and) })
  }
}

class FieldworkPanel extends ConflictPanel {
  tell(controls, content) {
    return [controls.describe(content, this.data.labels), content.text]
  }
}
