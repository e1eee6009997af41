import { all, on, one } from '../page.ts'

/** Ctrl or ⌘ and K opens what leads everywhere; letters narrow it down, Enter takes the first. */
export function palette(): void {
  const [box] = all<HTMLElement>('#palette')
  if (!box) return
  const wanted = one<HTMLInputElement>('#wanted')
  on('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      box.togglePopover()
    }
  })
  wanted.addEventListener('input', narrow)
  wanted.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') all<HTMLAnchorElement>('#palette li:not([hidden]) a')[0]?.click()
  })
  // Not at `toggle`, which comes late enough to take letters away that were typed meanwhile.
  box.addEventListener('beforetoggle', () => {
    wanted.value = ''
    narrow()
  })

  function narrow(): void {
    const letters = wanted.value.trim().toLowerCase()
    for (const item of all<HTMLElement>('#palette li'))
      item.hidden = !one('a span', item).textContent.toLowerCase().includes(letters)
  }
}
