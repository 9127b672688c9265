// What became of one form of fieldwork. One that lacks something is a draft: kept on this laptop,
// and sent once it is complete.

import { isDraft } from '../outbox/order.js'
import { AnswerState } from '../scoring/state.js'
import { KEPT } from '../scoring/statuses.js'

export class FieldworkState extends AnswerState {
  get isKeptDraft() {
    return this.newest !== null && isDraft(this.newest) && this.status === KEPT
  }

  // A draft lies sealed on this laptop and every page tells of it: its page may be left.
  get isUnsaved() {
    return super.isUnsaved && !this.isKeptDraft
  }
}

// The names of the fields that a content lacks, in their order.
export function missingOf(content, fields, required) {
  return required.filter((name) => {
    if (fields[name] === 'day') return !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(content[name])
    return !String(content[name]).trim()
  })
}
