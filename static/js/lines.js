// A list whose entries come and go while somebody may be in it.

// Only a change is written: a screen reader speaks whatever is, and a replaced link loses the focus.
// A line that says the same as before stays the very same; where only the words of a link change,
// the link stays.
export function showLines(list, items) {
  const before = [...list.children]
  const take = (test) => {
    const place = before.findIndex(test)
    return place < 0 ? null : before.splice(place, 1)[0]
  }
  const same = items.map((item) => take((one) => one.isEqualNode(item)))
  const lines = items.map((item, place) => {
    return same[place] ?? reworded(take((one) => isSameLink(one, item)), item)
  })
  for (const one of before) one.remove()
  for (const [place, line] of lines.entries()) {
    if (list.children[place] !== line) list.insertBefore(line, list.children[place] ?? null)
  }
}

function reworded(old, item) {
  if (!old) return item
  const [link, newer] = [old, item].map((line) => line.firstElementChild)
  old.className = item.className
  link.className = newer.className
  link.textContent = newer.textContent
  return old
}

// Both are one link and nothing else, and lead to the same page.
function isSameLink(...lines) {
  const [one, other] = lines.map(({ children: [link, ...more] }) => !more.length && link?.href)
  return Boolean(one) && one === other
}
