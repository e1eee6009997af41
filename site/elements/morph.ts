import { on, one, write } from './page.ts'

// What a reader folds or unfolds stays so, and what somebody is filling in is left alone.
on('click', ({ target }) => {
  ;(target.closest('details') ?? target).kept = true
})
on('input', ({ target }) => {
  ;(target.closest('form') ?? target).kept = true
})

/** Makes one element like another, keeping every node that stays, and with it focus, selection and what was typed. */
export function morph(from: Element, to: Element): void {
  if (from.kept && from.matches('form')) return
  for (const { name } of [...from.attributes, ...to.attributes]) {
    const value = to.getAttribute(name)
    if (name === 'open' && from.kept) continue
    if (value === null) from.removeAttribute(name)
    else from.setAttribute(name, value)
  }

  const old = [...from.childNodes].filter((node) => !node.added)
  for (const wanted of [...to.childNodes]) {
    const at = old.findIndex((node) => keyOf(node) === keyOf(wanted))
    if (at < 0) {
      from.insertBefore(wanted, old[0] ?? null)
      continue
    }
    for (const gone of old.splice(0, at)) gone.remove()
    const same = old.shift()
    if (same instanceof Element) morph(same, wanted as Element)
    else if (same) write(same, wanted.nodeValue)
  }
  for (const node of old) node.remove()
}

/** The same for two nodes of which one may become the other. */
function keyOf(node: Node): string {
  if (!(node instanceof Element)) return node.nodeName
  const time = node.matches('li') && one<HTMLTimeElement>('time', node)?.dateTime
  return node.nodeName + (node.id || node.getAttribute('aria-labelledby') || time || node.classList[0])
}
