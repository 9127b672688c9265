// Single keys on the scoring page: what each one means, when it may act, and the switch for all.

import { countMarks } from './asking.js'
import { Inserting } from './inserting.js'
import { Places } from './places.js'
import { startSearch } from './search.js'

const SETTING = 'yot-inspect-keys'
const OFF = 'off'
// Held down, these go on; an answer is given once.
const MAY_REPEAT = ['next', 'previous']
const NOT_TYPED_IN = ['radio', 'checkbox', 'button', 'submit']

// What a key asks for: { command, value?, place? }; null where it is none of ours. Shift counts
// with signs, which keyboards hide in different places, and not with letters.
export function commandOf(event, keys) {
  const { key } = event
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null
  if (event.shiftKey && key.toLowerCase() !== key.toUpperCase()) return null
  const named = (names) => Object.keys(names).find((name) => sameKey(names[name], key))
  const value = named(keys.answers)
  if (value) return { command: 'answer', value }
  if (/^[1-9]$/.test(key)) return { command: 'choose', place: Number(key) - 1 }
  const command = named(keys.commands)
  return command ? { command } : null
}

// Capitals without Shift come from Caps Lock.
function sameKey(one, other) {
  return one.toLowerCase() === other.toLowerCase()
}

// Whether keys belong to the element: text is typed or a value is chosen there.
export function takesKeys(element) {
  if (element.isContentEditable || ['TEXTAREA', 'SELECT'].includes(element.tagName)) return true
  return element.tagName === 'INPUT' && !NOT_TYPED_IN.includes(element.type)
}

// The one thing that the browser keeps for this page: whether single keys are on. Where it keeps
// nothing, they are on, and off until the next page when switched off.
export class KeySwitch {
  constructor(storage) {
    this.storage = storage
    this.isOn = this.recall() !== OFF
  }

  set(isOn) {
    this.isOn = isOn
    try {
      this.storage().setItem(SETTING, isOn ? 'on' : OFF)
    } catch {
      // Storage is refused: it holds for this page.
    }
  }

  recall() {
    try {
      return this.storage().getItem(SETTING)
    } catch {
      return null
    }
  }
}

export function startKeys(page) {
  const places = new Places(page)
  const keySwitch = new KeySwitch(() => window.localStorage)
  const inserting = new Inserting(page)
  const search = startSearch(page, places)
  const help = document.getElementById('keys-help')
  const run = runner({ page, places, inserting, search, help })
  places.watch()
  inserting.watch()
  countMarks(page)
  showPanel(keySwitch, help)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && leaveNote(event, places)) return
    if (!keySwitch.isOn || event.defaultPrevented || isElsewhere(event.target)) return
    const asked = commandOf(event, page.data.tools.keys)
    if (!asked || (event.repeat && !MAY_REPEAT.includes(asked.command))) return
    if (run(asked)) event.preventDefault()
  })
}

// Each command on the question that has the focus; returns whether the key was used.
function runner({ page, places, inserting, search, help }) {
  const onQuestion = (act) => (asked) => {
    const { current } = places
    if (current) act(current, asked)
    return Boolean(current)
  }
  const anywhere = (act) => () => {
    act()
    return true
  }
  const commands = {
    answer: onQuestion((controls, { value }) => give(answerOf(controls, value))),
    choose: onQuestion((controls, { place }) => give(controls.answers[place])),
    clear: onQuestion((controls) => controls.read().value && controls.clearButton.click()),
    ask: onQuestion((controls) => controls.ask.click()),
    note: onQuestion(startTyping),
    guidance: onQuestion(turnGuidance),
    phrases: onQuestion((controls) => inserting.open(controls, 'phrases')),
    next: anywhere(() => places.goNext()),
    previous: anywhere(() => places.goBack()),
    unanswered: anywhere(() => places.goToUnanswered() || goToSubmit(page)),
    search: anywhere(() => search.open()),
    jump: anywhere(() => search.open()),
    keys: anywhere(() => help.showModal()),
  }
  return (asked) => commands[asked.command](asked)
}

// Keys rest in text, in lists, in open dialogs and in what says that it has keys of its own.
function isElsewhere(target) {
  const isOpen = document.querySelector('dialog[open], [role="dialog"]:not([hidden])')
  return Boolean(isOpen) || takesKeys(target) || target.closest('[data-own-keys]') !== null
}

function answerOf({ answers }, value) {
  return answers.find((input) => input.value === value)
}

function give(answer) {
  if (!answer) return
  answer.focus()
  answer.click()
}

function startTyping({ note }) {
  const fold = note.closest('details')
  if (fold) fold.open = true
  note.focus()
  note.setSelectionRange(note.value.length, note.value.length)
}

function leaveNote({ target, isComposing }, places) {
  const controls = places.holding(target)
  if (isComposing || !controls || target !== controls.note) return false
  places.show(controls)
  return true
}

function turnGuidance({ element }) {
  const guidance = element.querySelector('[data-guidance]')
  guidance.open = !guidance.open
}

// With every question answered, what is left to do is to submit.
function goToSubmit({ data }) {
  document.querySelector(`.app-sections a[href="${data.tools.submit_url}"]`)?.focus()
}

function showPanel(keySwitch, help) {
  const panel = document.querySelector('[data-keys]')
  const box = panel.querySelector('input')
  const show = () => panel.classList.toggle('app-keys--off', !keySwitch.isOn)
  box.checked = keySwitch.isOn
  box.addEventListener('change', () => {
    keySwitch.set(box.checked)
    show()
  })
  panel.querySelector('button').addEventListener('click', () => help.showModal())
  panel.hidden = false
  show()
}
