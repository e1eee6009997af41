import { createMiddleware } from 'hono/factory'
import { Refusal } from '#core/errors.ts'
import type { Clock } from '#core/ports.ts'

interface Window {
  endsAt: number
  count: number
}

const mostRemembered = 10_000

/**
 * At most `calls` in `milliseconds` for each network a request comes from (an IPv4 address, or the first half of an
 * IPv6 one), and `overall` for all together.
 */
export function limitCalls(clock: Clock, { calls, overall, milliseconds }: { calls: number; overall: number; milliseconds: number }) {
  const windows = new Map<string, Window>()

  const count = (name: string, most: number) => {
    const now = clock.now()
    const window = windows.get(name)
    if (!window || window.endsAt <= now) {
      if (windows.size >= mostRemembered) windows.delete(windows.keys().next().value ?? '')
      windows.delete(name)
      windows.set(name, { endsAt: now + milliseconds, count: 1 })
      return
    }
    window.count++
    if (window.count > most) {
      const retryAfter = Math.ceil((window.endsAt - now) / 1000)
      throw new Refusal('limited', `Too many requests from your network. Try again in ${Math.ceil(retryAfter / 60)} minutes.`, { retryAfter })
    }
  }

  return createMiddleware<{ Bindings: { incoming?: { socket: { remoteAddress?: string } } } }>(async (c, next) => {
    count('overall', overall)
    count(networkOf((c.env as typeof c.env | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'), calls)
    await next()
  })
}

function networkOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address
}
