// The token against forged requests: read from its cookie at the moment of sending.

export function readCookie(name) {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : ''
}

// Signing in makes a new token; the forms of a page that stays open need it too.
export function renewTokens(name) {
  const token = readCookie(name)
  if (!token) return
  for (const field of document.querySelectorAll('[name="csrfmiddlewaretoken"]')) field.value = token
}
