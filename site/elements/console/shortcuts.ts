import { all, on, one } from '../page.ts'

/** The letters that the palette shows lead where it does, and `?` opens it; none counts while somebody types, or turned them off. */
export function shortcuts(): void {
  const [box] = all<HTMLElement>('#palette')
  if (!box) return
  const wanted = one<HTMLInputElement>('#letters')
  wanted.checked = !document.cookie.includes('letters=off')
  wanted.addEventListener('change', () => {
    document.cookie = `letters=${wanted.checked ? 'on' : 'off'}; path=/admin; max-age=31536000; samesite=lax`
  })
  let first = ''
  on('keydown', (event) => {
    const { key, target } = event
    const held = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing
    if (!wanted.checked || held || typing(target)) {
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

  /** A palette that was just closed has the focus until the next frame. */
  function typing(target: Element): boolean {
    if (box?.matches(':popover-open')) return true
    return !box?.contains(target) && target.closest('input, textarea, select, [contenteditable]') !== null
  }
}
