// What a form of fieldwork says: a map of JSON values, and its digest as the server computes it.

import { joinTexts, sha256 } from '../scoring/content.js'

// The same text for all that say the same, whatever the order of their fields.
export function canonical(value) {
  return JSON.stringify(value, (_name, inner) => (isMap(inner) ? sorted(inner) : inner))
}

export function digest(content) {
  return sha256(canonical(content))
}

// What contents of these fields are to the state; `text` is the field that can be joined.
export function shapeOf(names, text = 'text') {
  const copy = (content) => Object.fromEntries(names.map((name) => [name, content[name]]))
  return {
    copy,
    isSame: (one, other) => canonical(copy(one)) === canonical(copy(other)),
    join: (stored, mine) => ({ ...mine, [text]: joinTexts(stored[text], mine[text]) }),
  }
}

function isMap(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function sorted(map) {
  return Object.fromEntries(Object.keys(map).sort().map((name) => [name, map[name]]))
}
