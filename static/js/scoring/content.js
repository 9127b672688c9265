// What an answer is: { value, reasons, note, ask }, and its digest as the server computes it.

export const BLANK = Object.freeze({ value: '', reasons: [], note: '', ask: false })

export function asText({ value, reasons, note, ask }) {
  const parts = [value, [...reasons].sort(), note.replace(/\r\n?/g, '\n')]
  return JSON.stringify(ask ? [...parts, true] : parts)
}

export function isSame(one, other) {
  return asText(one) === asText(other)
}

// SHA-256 in hexadecimal. Browsers offer it on secure addresses only.
export async function digest(content) {
  const bytes = new TextEncoder().encode(asText(content))
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
