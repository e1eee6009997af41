import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Refusal } from '#core/errors.ts'
import type { CallLimit, Limiter } from '#core/ports.ts'

interface Bindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/**
 * At most `calls` in `milliseconds` for each network a request comes from (an IPv4 address, or the first half of an
 * IPv6 one), and `overall` for all together. A connection from this machine or a private network is taken for a proxy
 * that stands for many readers, so only `overall` holds there.
 */
export function limitCalls(
  limiter: Limiter,
  { calls, overall, milliseconds }: CallLimit & { overall: number },
  /** What is counted, apart from everything else that is. */
  about = '',
) {
  const count = async (name: string, most: number) => {
    const wait = await limiter.count(about + name, { calls: most, milliseconds })
    if (wait === 0) return
    const retryAfter = Math.ceil(wait / 1000)
    throw new Refusal(
      'limited',
      `Too many requests from your network. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
      { retryAfter },
    )
  }

  return createMiddleware(async (c, next) => {
    await count('overall', overall)
    const network = networkFrom(c)
    if (network !== null) await count(network, calls)
    await next()
  })
}

/** The network that a request comes from; null for this machine and for private ones, where a proxy may stand. */
export function networkFrom(c: Context): string | null {
  const { incoming } = (c.env ?? {}) as Bindings
  const address = bare(incoming?.socket.remoteAddress ?? 'unknown')
  return isNearby(address) ? null : networkOf(address)
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
