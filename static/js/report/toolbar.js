// The buttons above a text: marks around what is selected, marks before its lines, what is inserted.

export function startToolbars(insert) {
  const template = document.getElementById('toolbar-template')
  if (!template) return
  for (const textarea of document.querySelectorAll('.report-passage__text')) {
    const bar = template.content.cloneNode(true)
    for (const button of bar.querySelectorAll('[data-tool]')) {
      const { tool } = button.dataset
      const act = tool === 'insert' ? () => insert(textarea) : () => TOOLS[tool](textarea)
      button.addEventListener('click', act)
    }
    textarea.before(bar)
  }
}

const TOOLS = {
  bold: (textarea) => wrap(textarea, '**'),
  italic: (textarea) => wrap(textarea, '*'),
  list: (textarea) => begin(textarea, () => '- '),
  numbered: (textarea) => begin(textarea, (number) => `${number}. `),
}

function wrap(textarea, mark) {
  const { selectionStart: start, selectionEnd: end, value } = textarea
  textarea.setRangeText(mark + value.slice(start, end) + mark, start, end)
  textarea.setSelectionRange(start + mark.length, end + mark.length)
  tell(textarea)
}

// Every line that the selection touches begins with a mark of its own.
function begin(textarea, mark) {
  const { selectionStart, selectionEnd, value } = textarea
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1
  const next = value.indexOf('\n', selectionEnd)
  const end = next === -1 ? value.length : next
  const lines = value.slice(start, end).split('\n')
  const marked = lines.map((line, index) => mark(index + 1) + line).join('\n')
  textarea.setRangeText(marked, start, end, 'end')
  tell(textarea)
}

export function put(textarea, text) {
  const { selectionStart, selectionEnd, value } = textarea
  const isJoined = selectionStart > 0 && !/\s/.test(value[selectionStart - 1])
  textarea.setRangeText((isJoined ? ' ' : '') + text, selectionStart, selectionEnd, 'end')
  tell(textarea)
}

function tell(textarea) {
  textarea.focus()
  textarea.dispatchEvent(new Event('input', { bubbles: true }))
}
