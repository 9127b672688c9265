import assert from 'node:assert/strict'
import { test } from 'node:test'

import { KeySwitch, commandOf, takesKeys } from '../../static/js/scoring/keys.js'

const keys = {
  answers: { yes: 'y', no: 'n', na: 'a' },
  commands: { next: 'j', search: '/', keys: '?', clear: 'Delete' },
}

function press(key, held = {}) {
  return commandOf({ key, ...held }, keys)
}

test('letters give answers by their meaning', () => {
  assert.deepEqual(press('y'), { command: 'answer', value: 'yes' })
  assert.deepEqual(press('a'), { command: 'answer', value: 'na' })
})

test('digits give answers by their place', () => {
  assert.deepEqual(press('1'), { command: 'choose', place: 0 })
  assert.deepEqual(press('9'), { command: 'choose', place: 8 })
  assert.equal(press('0'), null)
})

test('keys can be other ones in another language', () => {
  const welsh = { answers: { yes: 'i' }, commands: {} }

  assert.deepEqual(commandOf({ key: 'i' }, welsh), { command: 'answer', value: 'yes' })
  assert.equal(commandOf({ key: 'y' }, welsh), null)
})

test('Caps Lock changes nothing', () => {
  assert.deepEqual(press('Y'), { command: 'answer', value: 'yes' })
})

test('a letter with Shift is left alone; a sign that needs Shift is not', () => {
  assert.equal(press('Y', { shiftKey: true }), null)
  assert.deepEqual(press('?', { shiftKey: true }), { command: 'keys' })
  assert.deepEqual(press('/', { shiftKey: true }), { command: 'search' })
})

for (const held of ['ctrlKey', 'altKey', 'metaKey', 'isComposing']) {
  test(`nothing happens with ${held}`, () => {
    assert.equal(press('y', { [held]: true }), null)
    assert.equal(press('Delete', { [held]: true }), null)
  })
}

test('keys of the browser and of radio buttons are left alone', () => {
  for (const key of ['ArrowDown', 'ArrowLeft', ' ', 'Enter', 'Tab', 'Escape', 'Backspace']) {
    assert.equal(press(key), null)
  }
})

test('text, numbers and lists take keys themselves; buttons do not', () => {
  const input = (type) => ({ tagName: 'INPUT', type })
  const taking = [
    { tagName: 'TEXTAREA' },
    { tagName: 'SELECT' },
    { tagName: 'DIV', isContentEditable: true },
    ...['text', 'search', 'number', 'password', 'date'].map(input),
  ]
  const leaving = [
    { tagName: 'BUTTON' },
    { tagName: 'SUMMARY' },
    { tagName: 'BODY' },
    ...['radio', 'checkbox', 'submit'].map(input),
  ]

  assert.deepEqual(taking.map(takesKeys), taking.map(() => true))
  assert.deepEqual(leaving.map(takesKeys), leaving.map(() => false))
})

function storage(kept = {}) {
  return {
    getItem: (name) => kept[name] ?? null,
    setItem: (name, value) => (kept[name] = value),
  }
}

test('keys are on until switched off, and stay off', () => {
  const kept = {}
  const first = new KeySwitch(() => storage(kept))
  assert.equal(first.isOn, true)

  first.set(false)

  assert.equal(first.isOn, false)
  assert.equal(new KeySwitch(() => storage(kept)).isOn, false)
})

test('where storage is refused the switch works for the page', () => {
  const refusing = new KeySwitch(() => {
    throw new Error('SecurityError')
  })
  assert.equal(refusing.isOn, true)

  refusing.set(false)

  assert.equal(refusing.isOn, false)
})
