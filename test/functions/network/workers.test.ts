import { describe, expect, it } from 'vitest'
import { parseRange } from '#core/network/ranges.ts'
import { type NetworkRequest, Unreached } from '#core/ports.ts'
import { workersNetwork, type WorkersNetworkOptions } from '#functions/adapters/network/workers.ts'
import { detoursTo, mappedSpellingsOf, spellingsOfV4 } from './spellings.ts'

const allowed = [parseRange('10.0.0.0/8')].filter((range) => range !== null)

/** The platform, which writes down what it was asked for. */
function platform(answer: () => Response | Promise<Response> = () => new Response('ok')) {
  const asked: string[] = []
  const options: WorkersNetworkOptions = {
    allowed,
    fetch: ((url: URL, init: RequestInit) => {
      asked.push(`${init.method ?? ''} ${url.href}`)
      const given = Promise.resolve(answer())
      const over = new Promise<never>((_, reject) =>
        init.signal?.addEventListener('abort', () => {
          reject(init.signal?.reason as Error)
        }),
      )
      return Promise.race([given, over])
    }) as typeof fetch,
    connect: ({ hostname, port }) => {
      asked.push(`${hostname} ${port}`)
      return { opened: Promise.resolve(), close: () => Promise.resolve() }
    },
  }
  return { asked, network: workersNetwork(options) }
}

const asking = (url: string, more: Partial<NetworkRequest> = {}): NetworkRequest => ({
  method: 'GET',
  url,
  timeoutMs: 1000,
  mostBytes: 100,
  ...more,
})

async function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Unreached ? error.reason : String(error)),
  )
}

describe('on Workers, the way out', () => {
  it.each(['127.0.0.1', '169.254.169.254', '192.168.1.1'])(
    'never asks for %s in any spelling',
    async (at) => {
      const { asked, network } = platform()
      for (const host of [...spellingsOfV4(at), ...mappedSpellingsOf(at), ...detoursTo(at)]) {
        expect(await reasonOf(network.request(asking(`https://${host}/`))), host).toBe('forbidden_address')
        expect(await reasonOf(network.connect(host, 443, 1000)), host).toBe('forbidden_address')
      }
      expect(asked).toEqual([])
    },
  )

  it.each(['localhost', 'localhost.', 'db', 'db.internal', 'printer.local', 'a.b.localhost', 'x.home.arpa'])(
    'never asks for %s, a name of a private network',
    async (host) => {
      const { asked, network } = platform()
      expect(await reasonOf(network.request(asking(`https://${host}/`)))).toBe('forbidden_address')
      expect(asked).toEqual([])
    },
  )

  it('asks for public hosts, and for what the operator allowed', async () => {
    const { asked, network } = platform()
    expect(await network.request(asking('https://dashboard.example.com/api/health'))).toMatchObject({
      status: 200,
      body: 'ok',
      certificateExpiresAt: null,
    })
    await network.request(asking('http://10.1.2.3/'))
    await network.connect('db.example.com', 5432, 1000)
    expect(asked).toEqual([
      'GET https://dashboard.example.com/api/health',
      'GET http://10.1.2.3/',
      'db.example.com 5432',
    ])
  })

  it('looks at a redirect before it is followed', async () => {
    const { asked, network } = platform(
      () => new Response(null, { status: 302, headers: { Location: 'http://169.254.169.254/' } }),
    )
    expect(await reasonOf(network.request(asking('https://a.example.com/', { redirects: 2 })))).toBe(
      'forbidden_address',
    )
    expect(asked).toEqual(['GET https://a.example.com/'])
  })

  it('reads no more than was asked for, and waits no longer', async () => {
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(stream) {
            stream.enqueue(new Uint8Array(50))
          },
        }),
      )
    expect(await reasonOf(platform(endless).network.request(asking('https://a.example.com/')))).toBe(
      'too_large',
    )
    const never = () => new Promise<Response>(() => undefined)
    expect(
      await reasonOf(platform(never).network.request(asking('https://a.example.com/', { timeoutMs: 30 }))),
    ).toBe('timeout')
  })
})
