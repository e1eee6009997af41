import { tick } from './age.ts'
import { on, one } from './page.ts'
import { get, refresh } from './refresh.ts'
import { pause } from './spans.ts'
import { chance, now, setClock } from './world.ts'

/** What the server says of itself. */
interface Pulse {
  /** When the page was last published. */
  madeAt: string
  /** When that was last known to be true. */
  checkedAt: string
  now: string
}

// A page without it is never refreshed: nothing is later than nothing.
let madeAt = one('html').dataset.madeAt as string
let trueAt = now()
let failures = 0
let due = 0
let wait = 0
let lost: Parameters<typeof tick>[0] = ''

/** Asks the server every half minute, while somebody looks, whether it has published since. */
export function follow(changed: () => void): void {
  setInterval(() => {
    if (!document.hidden && now() > due) void ask(changed)
    // Until the server has told the time, ours may be wrong.
    else if (wait) tick(lost, trueAt, wait)
  }, 1000)
  on('online', () => (due = 0))
  void ask(changed)
}

async function ask(changed: () => void): Promise<void> {
  due = Infinity
  try {
    const pulse = JSON.parse(await get('/pulse.json', 'no-store')) as Pulse
    setClock(pulse.now)
    if (pulse.madeAt > madeAt) {
      await refresh()
      madeAt = pulse.madeAt
      changed()
    }
    trueAt = Date.parse(pulse.checkedAt)
    failures = 0
  } catch {
    failures++
  }
  wait = pause(failures)
  due = now() + wait * (0.9 + chance() / 5)
  lost = failures > 1 ? 'old' : !failures && now() - trueAt > 120_000 ? 'stale' : ''
  tick(lost, trueAt, wait)
}
