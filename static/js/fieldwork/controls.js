// The controls of one form of fieldwork: what they hold, by the kinds that the server has named for
// its fields, and when they change.
//
// Kinds: text, choice (radios), day (three boxes), number, key (a list to choose a whole number
// from, or nothing), list and numbers (checkboxes), flag (one checkbox), stamp (one checkbox that
// replaces what was delivered by its own value), fixed (no control: as it was delivered).

const TYPED = 'textarea, input:not([type="radio"], [type="checkbox"], [type="hidden"])'

export class FieldworkControls {
  constructor(form, { id, fields, stored }) {
    this.element = form
    this.code = id
    this.fields = fields
    this.fixed = stored.content
    this.hidden = { version: form.elements.base_version, op: form.elements.op_id }
  }

  read() {
    return this.each((name, kind) => READERS[kind](this.inputs(name), this.fixed[name]))
  }

  write(content) {
    for (const [name, kind] of Object.entries(this.fields)) {
      WRITERS[kind](this.inputs(name), content[name])
    }
  }

  // What a content says, field by field, in the words of the page.
  describe(content, labels) {
    const told = Object.keys(this.fields).filter((name) => name !== 'text' && labels[name])
    return told.map((name) => this.tell(name, content[name], labels[name])).join(' ').trim()
  }

  // Nothing of what is empty; of a flag its name alone.
  tell(name, value, label) {
    if (!value || value.length === 0) return ''
    return value === true ? `${label}.` : `${label}: ${this.words(name, value)}.`
  }

  words(name, value) {
    const values = Array.isArray(value) ? value : [value]
    return values.map((one) => this.label(name, String(one))).join('; ')
  }

  label(name, value) {
    const inputs = this.inputs(name)
    const option = inputs.flatMap((one) => [...(one.options ?? [])]).find((one) => one.value === value)
    const ticked = inputs.find((one) => isTick(one) && one.value === value)
    return (option?.textContent ?? ticked?.labels[0]?.textContent ?? value).trim()
  }

  // The first control of a field, for the focus.
  first(name) {
    return this.inputs(name)[0]
  }

  // A fold must not hide what is ticked in it, unless its line tells of that.
  unfold() {
    for (const box of this.element.querySelectorAll('details:not([data-tells]) input:checked')) {
      let fold = box.closest('details')
      for (; fold; fold = fold.parentElement.closest('details')) fold.open = true
    }
  }

  get version() {
    return Number(this.hidden.version.value)
  }

  // Whether somebody has changed something since the server made the page. The browser itself puts
  // nothing back into these forms: they say autocomplete="off".
  get isTouched() {
    return Object.entries(this.fields).some(
      ([name, kind]) => kind !== 'fixed' && this.inputs(name).some(isChanged)
    )
  }

  // Keeps the hidden fields true, so that the form could still be sent without the script.
  remember(version) {
    if (this.version === version) return
    this.hidden.version.value = String(version)
    this.hidden.op.value = crypto.randomUUID()
  }

  listen({ chosen, typed, left }) {
    this.element.addEventListener('input', ({ target }) => (target.matches(TYPED) ? typed() : chosen()))
    this.element.addEventListener('change', ({ target }) => (target.matches(TYPED) ? left() : chosen()))
  }

  inputs(name) {
    const named = this.fields[name] === 'day' ? [0, 1, 2].map((part) => `${name}_${part}`) : [name]
    return named.flatMap((one) => [...this.element.querySelectorAll(`[name="${one}"]`)])
  }

  each(work) {
    return Object.fromEntries(
      Object.entries(this.fields).map(([name, kind]) => [name, work(name, kind)])
    )
  }
}

const READERS = {
  text: ([input]) => input.value.replace(/\r\n?/g, '\n'),
  choice: (inputs) => inputs.find((one) => one.checked)?.value ?? '',
  day: (parts) => dayOf(parts.map((one) => one.value.trim())),
  number: ([input]) => wholeOf(input.value) ?? 0,
  key: ([input]) => wholeOf(input.value),
  list: (inputs) => ticked(inputs).sort(),
  numbers: (inputs) => ticked(inputs).map(Number).sort((one, other) => one - other),
  flag: ([input]) => input.checked,
  stamp: (inputs, value) => inputs.find((one) => one.checked)?.value ?? value,
  fixed: (_inputs, value) => value,
}

const WRITERS = {
  text: ([input], value) => write(input, value),
  choice: tick,
  day: (parts, value) => {
    const [year = '', month = '', day = ''] = value.split('-')
    const numbers = [day, month, year].map((one) => one.replace(/^0+(?=.)/, ''))
    parts.forEach((input, index) => write(input, numbers[index]))
  },
  number: ([input], value) => write(input, value ? String(value) : ''),
  key: ([input], value) => write(input, value === null ? '' : String(value)),
  list: tick,
  numbers: tick,
  flag: ([input], value) => {
    input.checked = value
  },
  stamp: (inputs, value) => tick(inputs.filter(isTick), value),
  fixed: () => {},
}

// As "2016-07-18"; what is no whole date stays as it was typed, so that it is kept all the same.
function dayOf([day, month, year]) {
  if (!day && !month && !year) return ''
  const padded = [year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')]
  const isWhole = day && month && year.length === 4
  return isWhole ? padded.join('-') : [year, month, day].join('-')
}

function wholeOf(text) {
  return /^[0-9]{1,9}$/.test(text.trim()) ? Number(text) : null
}

function ticked(inputs) {
  return inputs.filter((one) => one.checked).map((one) => one.value)
}

function tick(inputs, value) {
  const values = (Array.isArray(value) ? value : [value]).map(String)
  for (const input of inputs) input.checked = values.includes(input.value)
}

function isChanged(input) {
  if (isTick(input)) return input.checked !== input.defaultChecked
  if (!input.options) return input.value !== input.defaultValue
  const first = [...input.options].findIndex((one) => one.defaultSelected)
  return input.selectedIndex !== Math.max(first, 0)
}

function isTick(input) {
  return input.type === 'radio' || input.type === 'checkbox'
}

// A control that holds it already keeps its cursor.
function write(input, value) {
  if (input.value !== value) input.value = value
}
