// A list whose entries come and go while somebody may be in it.

// Only a change is written: a screen reader speaks whatever is, and a replaced link loses the focus.
export function showLines(list, items) {
  const isShown =
    items.length === list.children.length &&
    items.every((item, place) => item.isEqualNode(list.children[place]))
  if (!isShown) list.replaceChildren(...items)
}
