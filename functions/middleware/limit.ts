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
 * IPv6 one), and `overall` for all together. A connection from this machine or a private network is taken for a proxy
 * that stands for many readers, so only `overall` holds there.
 */
export function limitCalls(
  clock: Clock,
  { calls, overall, milliseconds }: { calls: number; overall: number; milliseconds: number },
) {
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
      throw new Refusal(
        'limited',
        `Too many requests from your network. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
        { retryAfter },
      )
    }
  }

  return createMiddleware<{ Bindings: { incoming?: { socket: { remoteAddress?: string } } } }>(
    async (c, next) => {
      count('overall', overall)
      const address = (c.env as typeof c.env | undefined)?.incoming?.socket.remoteAddress ?? 'unknown'
      if (!isNearby(bare(address))) count(networkOf(bare(address)), calls)
      await next()
    },
  )
}

/** IPv4 as such, also where the socket shows it inside IPv6. */
function bare(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '')
}

function isNearby(address: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(address)
}

function networkOf(address: string): string {
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}
