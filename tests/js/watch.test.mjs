import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Watch } from '../../static/js/report/watch.js'

// What a server would show at each look; the page waits while its state says so.
function watching(answers) {
  const seen = { said: [], pauses: [], state: ['PDF: Waiting'] }
  const watch = new Watch({
    look: async () => {
      const answer = answers.shift()
      if (answer === undefined) throw new Error('no answer')
      seen.state = answer
    },
    say: (text) => seen.said.push(text),
    isWaiting: () => seen.state.some((state) => state !== 'PDF: Ready') && seen.pauses.length < 6,
    states: () => seen.state,
    wait: async (pause) => { seen.pauses.push(pause) },
  })
  return { watch, seen }
}

test('it looks until nothing is waited for, and says what has changed, once', async () => {
  const { watch, seen } = watching([['PDF: Waiting'], ['PDF: Laying out'], ['PDF: Ready']])
  await watch.run()
  assert.deepEqual(seen.said, ['PDF: Laying out', 'PDF: Ready'])
  assert.equal(seen.pauses.length, 3)
})

test('without an answer it looks more and more rarely, and says nothing', async () => {
  const { watch, seen } = watching([])
  await watch.run()
  assert.deepEqual(seen.said, [])
  assert.deepEqual(seen.pauses, [1500, 3000, 6000, 12000, 20000, 20000])
})

test('where nothing is waited for it never looks', async () => {
  const { watch, seen } = watching([])
  seen.state = ['PDF: Ready']
  await watch.run()
  assert.deepEqual(seen.pauses, [])
})
