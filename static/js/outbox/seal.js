// Sealing what waits on this laptop: AES-256-GCM under the person's own key, which the server
// hands to the person's pages alone. Bound to person and operation, so that no record can stand
// in for another.

const ALGORITHM = 'AES-GCM'
const NONCE_BYTES = 12

export class Seal {
  constructor(person, key) {
    this.person = person
    this.key = key
  }

  // keyText is the key in base64url; once imported, no script can read it back.
  static async make(person, keyText) {
    const key = await crypto.subtle.importKey('raw', fromBase64(keyText), ALGORITHM, false, [
      'encrypt',
      'decrypt',
    ])
    return new Seal(person, key)
  }

  async close(entry) {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const plain = new TextEncoder().encode(JSON.stringify(entry))
    const sealed = await crypto.subtle.encrypt(this.terms(entry.op_id, iv), this.key, plain)
    return { iv: toBase64(iv), sealed: toBase64(new Uint8Array(sealed)) }
  }

  // Rejects for a record of another person, another operation, or one that was tampered with.
  async open({ op_id, iv, sealed }) {
    const terms = this.terms(op_id, fromBase64(iv))
    const plain = await crypto.subtle.decrypt(terms, this.key, fromBase64(sealed))
    return JSON.parse(new TextDecoder().decode(plain))
  }

  terms(opId, iv) {
    const additionalData = new TextEncoder().encode(`${this.person}:${opId}`)
    return { name: ALGORITHM, iv, additionalData }
  }
}

function toBase64(bytes) {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function fromBase64(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
