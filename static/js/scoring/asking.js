// How many questions are marked for the interview: counted again as marks come and go.

import { fill } from './words.js'

export function countMarks({ data, form, questions }) {
  const link = document.querySelector('[data-asked]')
  const { marked_elsewhere: elsewhere, texts } = data.tools
  const show = () => {
    const here = questions.filter(({ ask, element }) => ask.checked && !element.hidden).length
    link.textContent = fill(texts.asked, { count: elsewhere + here })
  }
  form.addEventListener('change', ({ target }) => {
    if (target.matches('.app-ask__input')) show()
  })
  // The browser can bring marks back of which the server did not know.
  window.addEventListener('pageshow', show)
}
