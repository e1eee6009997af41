import { all, on } from '../page.ts'

/** The letters that the palette shows lead where it does, and `?` opens it; none counts while somebody types. */
export function shortcuts(): void {
  const [box] = all<HTMLElement>('#palette')
  if (!box) return
  let first = ''
  on('keydown', (event) => {
    const { key, target } = event
    const held = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing
    if (held || target.closest('input, textarea, select, [contenteditable], [popover]')) {
      first = ''
      return
    }
    if (key === 'Shift') return
    const pressed = first ? `${first} ${key}` : key
    first = ''
    if (pressed === '?') {
      event.preventDefault()
      box.showPopover()
      return
    }
    const keyed = all<HTMLAnchorElement>('#palette a[data-keys]')
    const chosen = keyed.find(({ dataset }) => dataset.keys === pressed)
    if (chosen) chosen.click()
    else if (keyed.some(({ dataset }) => dataset.keys?.startsWith(`${pressed} `))) first = pressed
  })
}
