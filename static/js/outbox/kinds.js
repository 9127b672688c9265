// The kinds of entries and how each is sent: async (entry) => an outcome as in answers.js.

import { sendAnswer } from './answers.js'
import { sendConcern } from './concerns.js'
import { sendFieldwork } from './fieldwork.js'

export function makeKinds(settings) {
  return {
    answer: (entry) => sendAnswer(settings, entry),
    concern: (entry) => sendConcern(settings, entry),
    fieldwork: (entry) => sendFieldwork(settings, entry),
  }
}
