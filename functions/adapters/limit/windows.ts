import type { Clock, Limiter } from '#core/ports.ts'

interface Window {
  endsAt: number
  count: number
}

const mostRemembered = 10_000

/** Counts in memory, in windows that begin with the first call; of very many names the oldest are forgotten. */
export function windowLimiter(clock: Clock): Limiter {
  const windows = new Map<string, Window>()
  return {
    count(name, { calls, milliseconds }) {
      const now = clock.now()
      const window = windows.get(name)
      if (window && window.endsAt > now)
        return Promise.resolve(++window.count > calls ? window.endsAt - now : 0)
      windows.delete(name)
      if (windows.size >= mostRemembered) windows.delete(windows.keys().next().value ?? '')
      windows.set(name, { endsAt: now + milliseconds, count: 1 })
      return Promise.resolve(0)
    },
  }
}
