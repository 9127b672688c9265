// Installed before any script of a page that saves: tells the log every claim the page makes about an
// answer, a passage or a comment, with what stands in the controls at that moment, and gives the
// driver its hands. All three are called questions here, as in the log.
// A claim is read where it changes, before it can be painted; the header is read a task later.

;(() => {
  if (window.top !== window) return
  const last = {}
  let page = null
  let questions = null

  const readData = (id) => JSON.parse(document.getElementById(id).textContent)

  // A page of scoring: a row for each question, and a header that counts.
  function answers() {
    const { person, assessment, stored } = readData('scoring-data')
    const named = (row, name) => row.querySelector(`[name="${row.dataset.question}-${name}"]`)
    const lineOf = (row) => document.getElementById(`${row.id}-state`)
    const versions = Object.entries(stored).map(([code, one]) => [code, one.version])
    return {
      page: { person, assessment },
      versions: Object.fromEntries(versions),
      rows: () => [...document.querySelectorAll('[data-question]')],
      codeOf: (row) => row.dataset.question,
      lineOf,
      textOf: (row) => named(row, 'note'),
      readHeader: () => Number(document.getElementById('save-status').dataset.unsaved),
      isLive: () => Boolean(document.getElementById('save-status')?.dataset.unsaved),
      about: () => ({}),
      // As the form would send it: reasons count only with the answer that asks for them.
      read(row) {
        const code = row.dataset.question
        const chosen = row.querySelector(`[name="${code}-value"]:checked`)
        const ticked = [...row.querySelectorAll(`[name="${code}-reasons"]:checked`)]
        const asks = chosen !== null && 'asksReasons' in chosen.dataset
        return {
          value: chosen?.value ?? '',
          reasons: asks ? ticked.map((box) => box.value).sort() : [],
          note: named(row, 'note').value,
          ask: named(row, 'ask')?.checked ?? false,
        }
      },
    }
  }

  // A page of fieldwork or of the report: a form for each passage or comment, known by its key.
  function forms() {
    const { person } = readData('outbox-data')
    const rows = [...document.querySelectorAll('form[data-fieldwork]')]
    const facts = new Map(rows.map((form) => [form, readData(form.dataset.fieldwork)]))
    const lineOf = (form) => document.getElementById(`q-${facts.get(form).id}-state`)
    const versions = [...facts.values()].map(({ key, stored }) => [key, stored.version])
    return {
      page: { person },
      versions: Object.fromEntries(versions),
      rows: () => rows,
      codeOf: (form) => facts.get(form).key,
      lineOf,
      textOf: (form) => form.elements.text,
      readHeader: () => null,
      isLive: () => rows.every((form) => lineOf(form).dataset.status),
      // What a form begins with before anything was saved.
      about: (form) => ({ blank: facts.get(form).stored.content }),
      read(form) {
        const { fields, stored } = facts.get(form)
        const values = Object.entries(fields).map(([name, kind]) => {
          if (kind === 'fixed') return [name, stored.content[name]]
          if (kind === 'text') return [name, form.elements[name].value]
          throw new Error(`No way to read ${name}, which is ${kind}.`)
        })
        return Object.fromEntries(values)
      },
    }
  }

  const isLive = () => page !== null && questions.isLive()

  function tell(kind, facts) {
    window.tellFaultLog?.({ kind, time: Date.now() / 1000, ...page, ...facts })
  }

  function sample(isTask) {
    if (!isLive()) return
    const header = isTask ? questions.readHeader() : null
    for (const row of questions.rows()) {
      const line = questions.lineOf(row)
      const seen = {
        question: questions.codeOf(row),
        status: line.dataset.status,
        isLaidBy: line.classList.contains('app-state--late'),
        version: Number(line.dataset.version ?? 0),
        digest: line.dataset.digest ?? '',
        content: questions.read(row),
        header,
        ...questions.about(row),
      }
      const text = JSON.stringify(seen)
      const key = `${isTask} ${seen.question}`
      if (last[key] === text) continue
      last[key] = text
      tell('sample', seen)
    }
  }

  const later = () => setTimeout(() => sample(true))

  function watch() {
    questions = document.getElementById('scoring-data') ? answers() : forms()
    page = questions.page
    tell('delivered', { versions: questions.versions })
    const claims = ['data-status', 'data-version', 'data-digest', 'data-unsaved']
    new MutationObserver(() => {
      sample(false)
      later()
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: claims })
    for (const event of ['input', 'change']) document.addEventListener(event, later, true)
    setInterval(() => sample(true), 200)
    sample(false)
    later()
  }

  // The browser fills controls in before `pageshow`; the page takes them up there.
  window.addEventListener('pageshow', () => {
    const saves = document.querySelector('#scoring-data, form[data-fieldwork]') !== null
    if (saves) setTimeout(watch)
  })

  const optionsOf = (row, name) => [
    ...row.querySelectorAll(`[name="${questions.codeOf(row)}-${name}"]`),
  ]

  function type(control, text) {
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const acts = {
    choose: (row, which) => {
      const options = optionsOf(row, 'value')
      const option = options.find((one) => one.value === which) ?? options[which % options.length]
      option.click()
    },
    note: (row, text) => type(questions.textOf(row), text),
    blur: (row) => questions.textOf(row).dispatchEvent(new Event('change', { bubbles: true })),
    reason: (row, at) => {
      const boxes = optionsOf(row, 'reasons')
      if (boxes.length) boxes[at % boxes.length].click()
    },
    ask: (row) => optionsOf(row, 'ask')[0]?.click(),
    clear: (row) => row.querySelector('[name="clear"]')?.click(),
    look: () => {},
    conflict: (row, choice) => row.querySelector(`[data-choice="${choice}"]`)?.click(),
    dismiss: (row) => row.querySelector('[data-seen]')?.click(),
  }

  window.faultHands = {
    // Acts on one question, by its code or its place among those in sight; says what stood there
    // before and after, in one task.
    act: (name, which, argument) => {
      if (!isLive()) return null
      const seen = questions.rows().filter((row) => !row.hidden)
      const row = seen.find((one) => questions.codeOf(one) === which) ?? seen[which % seen.length]
      if (!row) return null
      const question = questions.codeOf(row)
      const before = questions.read(row)
      const { status } = questions.lineOf(row).dataset
      for (const isTask of [true, false]) delete last[`${isTask} ${question}`]
      acts[name](row, argument)
      return { ...page, question, status, before, after: questions.read(row) }
    },
    statuses: () => {
      if (!isLive()) return null
      const statuses = questions.rows().map((row) => {
        return [questions.codeOf(row), questions.lineOf(row).dataset.status]
      })
      return Object.fromEntries(statuses)
    },
    // Called saved, and not only blank because nobody has written anything yet.
    isSaved: (question) => {
      if (!isLive()) return false
      const row = questions.rows().find((one) => questions.codeOf(one) === question)
      const { status, version } = questions.lineOf(row).dataset
      return status === 'settled' && Number(version) > 0
    },
    isLive,
  }

  // Every entry of every person in this browser, as it is stored.
  window.readOutbox = () =>
    new Promise((resolve, reject) => {
      if (!window.indexedDB) return resolve([])
      const opening = indexedDB.open('yot-inspect')
      // Where there is none, none may be made: the page would miss its stores.
      opening.onupgradeneeded = () => opening.transaction.abort()
      opening.onerror = () => resolve([])
      opening.onsuccess = () => {
        const database = opening.result
        const close = (entries) => {
          database.close()
          resolve(entries)
        }
        if (!database.objectStoreNames.contains('outbox')) return close([])
        const all = database.transaction('outbox').objectStore('outbox').getAll()
        all.onsuccess = () => close(all.result)
        all.onerror = () => reject(all.error)
      }
    })
})()
