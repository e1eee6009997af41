import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { windowLimiter } from '#functions/adapters/limit/windows.ts'
import { limitCalls } from '#functions/middleware/limit.ts'
import { setClock } from '#test/fakes/deps.ts'

function limited(limit: Partial<Parameters<typeof limitCalls>[1]>) {
  const clock = setClock()
  const app = new Hono()
  app.use(limitCalls(windowLimiter(clock), { calls: 2, overall: 100, milliseconds: 60_000, ...limit }))
  app.get('/', (c) => c.text('in'))
  app.onError((error, c) => {
    const { kind, retryAfter = 0 } = error as Refusal
    return c.text(`${kind}, ${retryAfter} s`)
  })
  const from = async (remoteAddress: string) =>
    (await app.request('/', {}, { incoming: { socket: { remoteAddress } } })).text()
  return { clock, from }
}

describe('a limit of calls', () => {
  it('holds for a network until its time is over', async () => {
    const { clock, from } = limited({})
    expect([await from('203.0.113.1'), await from('203.0.113.1')]).toEqual(['in', 'in'])
    clock.pass(20_500)
    expect(await from('203.0.113.1')).toBe('limited, 40 s')
    expect(await from('203.0.113.2')).toBe('in')
    clock.pass(39_500)
    expect(await from('203.0.113.1')).toBe('in')
  })

  it('takes the first half of an IPv6 address for the network, and IPv4 inside it for what it is', async () => {
    const { from } = limited({ calls: 1 })
    expect(await from('2001:db8:1:1::1')).toBe('in')
    expect(await from('2001:db8:1:1:ffff::2')).toBe('limited, 60 s')
    expect(await from('2001:db8:1:2::1')).toBe('in')
    expect(await from('203.0.113.1')).toBe('in')
    expect(await from('::ffff:203.0.113.1')).toBe('limited, 60 s')
  })

  it('counts a proxy nearby only with all together', async () => {
    const { from } = limited({ calls: 1, overall: 3 })
    const answers = []
    for (const address of ['127.0.0.1', '10.0.0.7', '::1', '203.0.113.1']) answers.push(await from(address))
    expect(answers).toEqual(['in', 'in', 'in', 'limited, 60 s'])
  })

  it('forgets the oldest of very many networks rather than growing', async () => {
    const { from } = limited({ calls: 1, overall: 1_000_000 })
    await from('203.0.113.1')
    for (let n = 0; n < 10_000; n++) await from(`198.18.${n >> 8}.${n & 255}`)
    expect(await from('198.18.39.15')).toBe('limited, 60 s')
    expect(await from('203.0.113.1')).toBe('in')
  })
})
