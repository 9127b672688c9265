// What an answer is: { value, reasons, note, ask }, and its digest as the server computes it.

export const BLANK = Object.freeze({ value: '', reasons: [], note: '', ask: false })

// How answers are compared, copied and joined: what the state of anything that is saved must know.
export const ANSWERS = Object.freeze({
  isSame,
  copy: ({ value, reasons, note, ask }) => ({ value, reasons, note, ask: Boolean(ask) }),
  join: (stored, mine) => ({ ...mine, note: joinTexts(stored.note, mine.note) }),
})

export function joinTexts(...texts) {
  return texts.filter(Boolean).join('\n\n')
}

export function asText({ value, reasons, note, ask }) {
  const parts = [value, [...reasons].sort(), note.replace(/\r\n?/g, '\n')]
  return JSON.stringify(ask ? [...parts, true] : parts)
}

export function isSame(one, other) {
  return asText(one) === asText(other)
}

export function digest(content) {
  return sha256(asText(content))
}

// In hexadecimal. Browsers offer it on secure addresses only.
export async function sha256(text) {
  const bytes = new TextEncoder().encode(text)
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
