// Sentences: the server's words with numbers, names and times filled in.

export function fill(sentence, parts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name) => parts[name] ?? '')
}

// The form that the language has for this number: forms come by CLDR's categories.
export function counted(forms, count, parts = {}) {
  const rules = new Intl.PluralRules(document.documentElement.lang)
  return fill(forms[rules.select(count)] ?? forms.other, { ...parts, count })
}

export function list(words, and) {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}

export function clock(moment, timeZone) {
  const language = document.documentElement.lang
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }
  return new Intl.DateTimeFormat(language, options).format(new Date(moment))
}

// Answer, reasons and mark as one text, without the note.
export function describe({ value, reasons, ask }, labels, reasonLabels, texts) {
  const parts = [`${labels[value] ?? texts.not_answered}.`]
  parts.push(...reasons.map((code) => `${reasonLabels[code] ?? code}.`))
  if (ask) parts.push(texts.to_ask)
  return parts.join(' ')
}
