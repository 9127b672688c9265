// Alt with an arrow moves the finding, paragraph or recommendation that the cursor is in, as its
// own buttons do.

const DIRECTIONS = { ArrowUp: 'up', ArrowDown: 'down' }

export function startMoving() {
  document.addEventListener('keydown', (event) => {
    const direction = DIRECTIONS[event.key]
    if (!direction || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const passage = event.target.closest('[data-passage]')
    if (!passage) return
    event.preventDefault()
    passage.querySelector(`[data-move] button[value="${direction}"]`)?.click()
  })
}
