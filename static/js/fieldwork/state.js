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

// The names of the fields that a content lacks, in their order. Some are needed only beside another:
// required_when: {year: {field: 'month', values: null}} means, where the month holds anything.
export function missingOf(content, { fields, required, required_when: conditions = {} }) {
  const wanted = Object.keys(conditions).filter((name) => isDue(content, conditions[name]))
  return [...required, ...wanted].filter((name) => isLacking(content[name], fields[name]))
}

function isDue(content, { field, values }) {
  return values ? values.includes(content[field]) : Boolean(content[field])
}

function isLacking(value, kind) {
  if (kind === 'flag') return !value
  if (kind === 'day') return !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
  return !String(value).trim()
}
