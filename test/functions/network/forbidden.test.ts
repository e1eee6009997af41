import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { parseRange } from '#core/network/ranges.ts'
import { type NetworkRequest, Unreached } from '#core/ports.ts'
import { nodeNetwork, type Resolve } from '#functions/adapters/network/node.ts'
import { type Listener, listener, ok } from './listener.ts'
import { detoursTo, mappedSpellingsOf, spellingsOfV4 } from './spellings.ts'

const asking = (url: string, more: Partial<NetworkRequest> = {}): NetworkRequest => ({
  method: 'GET',
  url,
  timeoutMs: 2000,
  mostBytes: 1000,
  ...more,
})

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'reached'
  } catch (error) {
    if (error instanceof Unreached) return error.reason
    throw error
  }
}

const allowed = ['127.0.0.0/8', '::1/128'].map(parseRange).filter((range) => range !== null)
const loopback = ['127.0.0.1', '127.0.0.2', '127.1.2.3', '127.255.255.254', '0.0.0.0']
const elsewhere = ['10.0.0.1', '169.254.169.254', '172.16.5.4', '192.168.1.1', '100.64.0.1', '224.0.0.1']
const v6 = [
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::0001]', '[::]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]'],
  ...['[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[100::1]', '[3fff::1]', '[5f00::1]', '[2001:2::1]'],
]

let here: Listener
beforeAll(async () => {
  here = await listener((socket) => socket.end(ok()), '127.0.0.1')
})
afterAll(() => here.stop())

describe('an address that is nobody else’s business', () => {
  const hosts = [
    ...[...loopback, ...elsewhere].flatMap((address) => [
      ...spellingsOfV4(address),
      ...mappedSpellingsOf(address),
      ...detoursTo(address),
    ]),
    ...v6,
    ...['localhost', 'LOCALHOST', 'ｌｏｃａｌｈｏｓｔ'],
  ]

  it(`is not reached, in ${hosts.length} spellings, neither over HTTP nor over TCP`, async () => {
    const network = nodeNetwork()
    const wrong: string[] = []
    for (const host of hosts) {
      const reasons = await Promise.all([
        reasonOf(network.request(asking(`http://${host}:${here.port}/`))),
        reasonOf(network.request(asking(`https://${host}:${here.port}/`))),
        reasonOf(network.connect(host, here.port, 2000)),
      ])
      if (reasons.some((reason) => reason !== 'forbidden_address')) wrong.push(`${host} ${reasons.join()}`)
    }
    expect(hosts.length).toBeGreaterThan(500)
    expect(wrong).toEqual([])
    expect(here.reached()).toBe(0)
  })

  it('would be reached in the same spellings where the operator allowed it', async () => {
    const network = nodeNetwork({ allowed })
    const before = here.reached()
    const [home = ''] = loopback
    const spellings = [...spellingsOfV4(home), ...mappedSpellingsOf(home)]
    for (const host of spellings) {
      const { status } = await network.request(asking(`http://${host}:${here.port}/`))
      expect(status, host).toBe(200)
    }
    expect(here.reached() - before).toBe(spellings.length)
    expect(await reasonOf(network.request(asking(`http://192.168.1.1:${here.port}/`)))).toBe(
      'forbidden_address',
    )
  })

  it.each([
    ['file:///etc/passwd', 'protocol'],
    ['ftp://127.0.0.1/', 'protocol'],
    ['gopher://127.0.0.1/', 'protocol'],
    ['javascript:alert(1)', 'protocol'],
    ['data:,x', 'protocol'],
    ['//127.0.0.1/', 'protocol'],
    ['127.0.0.1', 'protocol'],
    ['', 'protocol'],
    ['http://example.com@127.0.0.1/', 'protocol'],
    ['http://example.com:80@127.0.0.1/', 'protocol'],
    ['http://example.com%40127.0.0.1/', 'protocol'],
    ['http://127.0.0.1%00.example.com/', 'protocol'],
    ['http://256.256.256.256/', 'protocol'],
    ['http://0x100000000/', 'protocol'],
    ['http://1.2.3.4.5/', 'protocol'],
    ['http://[::1%25lo]/', 'protocol'],
    ['http://[fe80::1%eth0]/', 'protocol'],
    ['http:\\\\127.0.0.1\\', 'forbidden_address'],
    ['http:127.0.0.1', 'forbidden_address'],
    ['HTTP:////127.0.0.1', 'forbidden_address'],
    ['http://127.0.0.1#@example.com/', 'forbidden_address'],
    ['http://127.0.0.1?@example.com/', 'forbidden_address'],
    ['http://127.0.0.1\\@example.com/', 'forbidden_address'],
    ['\thttp://127.\n0.0.1/', 'forbidden_address'],
  ])('%j is refused as %s', async (url, reason) => {
    expect(await reasonOf(nodeNetwork().request(asking(url)))).toBe(reason)
  })

  it.each(['127.0.0.1:80', '127.0.0.1/x', 'a@127.0.0.1', 'a b', '', '[::1', '::1%lo', '127.0.0.1#'])(
    'is no host to connect to when it is written %j',
    async (host) => {
      expect(await reasonOf(nodeNetwork().connect(host, here.port, 2000))).toBe('name')
    },
  )
})

describe('a name', () => {
  const names =
    (answers: Record<string, string[]>): Resolve =>
    (name) =>
      Promise.resolve(answers[name] ?? [])
  let before: number
  afterEach(() => {
    expect(here.reached()).toBe(before)
  })
  beforeAll(() => {
    before = here.reached()
  })

  it.each([
    [['127.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
    [['127.0.0.1', '93.184.215.14']],
    [['2606:4700::1111', '::1']],
    [['93.184.215.14', '10.0.0.1', '8.8.8.8']],
    [['::ffff:127.0.0.1']],
    [['64:ff9b::7f00:1']],
    [['fe80::1%eth0']],
    [['what']],
  ])('is not reached at %j', async (addresses) => {
    const network = nodeNetwork({ resolve: names({ 'mixed.example.com': addresses }) })
    const url = `http://mixed.example.com:${here.port}/`
    expect(await reasonOf(network.request(asking(url)))).toBe('forbidden_address')
    expect(await reasonOf(network.connect('mixed.example.com', here.port, 2000))).toBe('forbidden_address')
  })

  it('without an address, or one that nobody knows, is told as such', async () => {
    expect(
      await reasonOf(nodeNetwork({ resolve: names({}) }).request(asking('http://gone.example.com'))),
    ).toBe('name')
    const network = nodeNetwork({
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    })
    expect(await reasonOf(network.request(asking('http://gone.example.com')))).toBe('name')
  })
})

describe('what was looked at', () => {
  it('is what is connected to, whatever the name says a moment later', async () => {
    let asked = 0
    const network = nodeNetwork({
      allowed,
      // The second answer, which nobody may ask for, would lead to a closed port.
      resolve: () => Promise.resolve(asked++ === 0 ? ['127.0.0.1'] : ['127.9.9.9']),
    })
    const { status } = await network.request(asking(`http://rebinding.example.com:${here.port}/`))
    expect([status, asked]).toEqual([200, 1])
  })

  it('is not the proxy of the environment', async () => {
    const proxy = await listener((socket) => socket.end(ok('proxied')))
    const earlier = { ...process.env }
    Object.assign(process.env, {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
      http_proxy: `http://127.0.0.1:${proxy.port}`,
    })
    try {
      const { body } = await nodeNetwork({ allowed }).request(asking(`http://127.0.0.1:${here.port}/`))
      expect([body, proxy.reached()]).toEqual(['ok', 0])
    } finally {
      process.env = earlier
      await proxy.stop()
    }
  })
})

describe('a redirect', () => {
  const resolve: Resolve = (name) =>
    Promise.resolve(name === 'start.example.com' ? ['127.0.0.1'] : ['127.0.0.9'])
  const [home] = [parseRange('127.0.0.1/32')].filter((range) => range !== null)
  const network = nodeNetwork({ allowed: home ? [home] : [], resolve })

  async function redirectTo(location: string, more: Partial<NetworkRequest> = {}): Promise<string> {
    const server = await listener((socket) =>
      socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`),
    )
    try {
      const url = `http://start.example.com:${server.port}/`
      return await reasonOf(network.request(asking(url, { redirects: 3, ...more })))
    } finally {
      await server.stop()
    }
  }

  it.each([
    ['http://127.0.0.9/', 'forbidden_address'],
    ['http://0x7f000009/', 'forbidden_address'],
    ['http://[::ffff:127.0.0.9]/', 'forbidden_address'],
    ['//169.254.169.254/latest/meta-data/', 'forbidden_address'],
    ['http://other.example.com/', 'forbidden_address'],
    ['file:///etc/passwd', 'protocol'],
    ['http://user@start.example.com/', 'protocol'],
    ['http://[', 'protocol'],
    ['/again', 'redirects'],
    ['', 'redirects'],
  ])('to %j ends as %s', async (location, reason) => {
    expect(await redirectTo(location)).toBe(reason)
  })

  it('that is not to be followed is the answer', async () => {
    expect(await redirectTo('http://127.0.0.9/', { redirects: 0 })).toBe('reached')
  })
})
