import { morph } from '../morph.ts'
import { all, on } from '../page.ts'

const every = 10_000

/** Brings what others do onto the page, without touching what is being written here. */
export function followOthers(): void {
  if (all('[data-live]').length === 0) return
  setInterval(() => void renew(), every)
  on('console:stale' as keyof WindowEventMap, () => void renew())
}

/** Every part marked as live, and what the form as it was kept would send. */
export async function renew(): Promise<void> {
  if (document.hidden) return
  try {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(10_000) })
    if (!answer.ok || answer.redirected) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of all('[data-live]')) {
      const wanted = part.id && page.getElementById(part.id)
      if (wanted) morph(part, wanted)
    }
  } catch {
    // The next time tells.
  }
}
