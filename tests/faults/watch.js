// Installed before any script of a scoring page: tells the log every claim the page makes about an
// answer, with what stands in the controls at that moment, and gives the driver its hands.
// A claim is read where it changes, before it can be painted; the header is read a task later.

;(() => {
  if (window.top !== window) return
  const last = {}
  let page = null

  const data = () => JSON.parse(document.getElementById('scoring-data').textContent)
  const rows = () => [...document.querySelectorAll('[data-question]')]
  const codeOf = (row) => row.dataset.question
  const named = (row, name) => row.querySelector(`[name="${codeOf(row)}-${name}"]`)
  const isLive = () => page !== null && document.getElementById('save-status')?.dataset.unsaved

  // As the form would send it: reasons count only with the answer that asks for them.
  function read(row) {
    const code = codeOf(row)
    const chosen = row.querySelector(`[name="${code}-value"]:checked`)
    const ticked = [...row.querySelectorAll(`[name="${code}-reasons"]:checked`)]
    const asks = chosen !== null && 'asksReasons' in chosen.dataset
    return {
      value: chosen?.value ?? '',
      reasons: asks ? ticked.map((box) => box.value).sort() : [],
      note: named(row, 'note').value,
      ask: named(row, 'ask')?.checked ?? false,
    }
  }

  function tell(kind, facts) {
    window.tellFaultLog?.({ kind, time: Date.now() / 1000, ...page, ...facts })
  }

  function sample(isTask) {
    if (!isLive()) return
    const header = isTask ? Number(document.getElementById('save-status').dataset.unsaved) : null
    for (const row of rows()) {
      const line = document.getElementById(`${row.id}-state`)
      const seen = {
        question: codeOf(row),
        status: line.dataset.status,
        isLaidBy: line.classList.contains('app-state--late'),
        version: Number(line.dataset.version ?? 0),
        digest: line.dataset.digest ?? '',
        content: read(row),
        header,
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
    const { person, assessment, stored } = data()
    page = { person, assessment }
    const versions = Object.entries(stored).map(([code, one]) => [code, one.version])
    tell('delivered', { versions: Object.fromEntries(versions) })
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
    if (document.getElementById('scoring-data')) setTimeout(watch)
  })

  function type(control, text) {
    control.value = text
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const acts = {
    choose: (row, which) => {
      const options = [...row.querySelectorAll(`[name="${codeOf(row)}-value"]`)]
      const option = options.find((one) => one.value === which) ?? options[which % options.length]
      option.click()
    },
    note: (row, text) => type(named(row, 'note'), text),
    blur: (row) => named(row, 'note').dispatchEvent(new Event('change', { bubbles: true })),
    reason: (row, at) => {
      const boxes = [...row.querySelectorAll(`[name="${codeOf(row)}-reasons"]`)]
      if (boxes.length) boxes[at % boxes.length].click()
    },
    ask: (row) => named(row, 'ask')?.click(),
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
      const seen = rows().filter((row) => !row.hidden)
      const row = seen.find((one) => codeOf(one) === which) ?? seen[which % seen.length]
      if (!row) return null
      const before = read(row)
      const status = document.getElementById(`${row.id}-state`).dataset.status
      for (const isTask of [true, false]) delete last[`${isTask} ${codeOf(row)}`]
      acts[name](row, argument)
      return { ...page, question: codeOf(row), status, before, after: read(row) }
    },
    statuses: () => {
      if (!isLive()) return null
      const statusOf = (row) => document.getElementById(`${row.id}-state`).dataset.status
      return Object.fromEntries(rows().map((row) => [codeOf(row), statusOf(row)]))
    },
    isLive: () => Boolean(isLive()),
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
