import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { parseRange } from '#core/network/ranges.ts'
import { type NetworkAnswer, type NetworkRequest, Unreached } from '#core/ports.ts'
import { nodeNetwork } from '#functions/adapters/network/node.ts'
import { certificate } from '#test/fakes/certificate.ts'
import { type Listener, listener, ok } from './listener.ts'

const allowed = [parseRange('127.0.0.0/8')].filter((range) => range !== null)
const network = nodeNetwork({ allowed, resolve: () => Promise.resolve(['127.0.0.1']) })

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()))
})

async function server(answer: (socket: Socket) => void): Promise<Listener> {
  const started = await listener(answer)
  running.push(started)
  return started
}

/** Answers as soon as a request has come. */
async function answering(text: string | Buffer): Promise<Listener> {
  return server((socket) => socket.once('data', () => socket.end(text)))
}

function ask({ port }: { port: number }, more: Partial<NetworkRequest> = {}): Promise<NetworkAnswer> {
  return network.request({
    method: 'GET',
    url: `http://service.example.com:${port}/`,
    timeoutMs: 2000,
    mostBytes: 1000,
    ...more,
  })
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Unreached ? error.reason : String(error)),
  )
}

const head = 'HTTP/1.1 200 OK\r\n'

describe('an answer', () => {
  it('is told with status, headers, body and the time it took', async () => {
    const answer = await ask(await answering(ok('{"status":"healthy"}', 'X-Two: a\r\nX-Two: b\r\n')))
    expect(answer).toEqual({
      status: 200,
      headers: { 'content-length': '20', 'x-two': 'a, b' },
      body: '{"status":"healthy"}',
      milliseconds: expect.any(Number) as number,
      certificateExpiresAt: null,
    })
  })

  it('is unpacked where it came packed unasked', async () => {
    const body = gzipSync('plain')
    const packed = Buffer.concat([
      Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`),
      body,
    ])
    expect((await ask(await answering(packed))).body).toBe('plain')
  })

  it('is not read where nobody wants it', async () => {
    const endless = await server((socket) => {
      socket.write(`${head}\r\n`)
      const pour = () => {
        while (!socket.destroyed && socket.write('x'.repeat(10_000)));
        socket.once('drain', pour)
      }
      pour()
    })
    expect(await ask(endless, { mostBytes: 0 })).toMatchObject({ status: 200, body: '' })
  })

  it('carries the headers and the body that were given, and names us', async () => {
    let received = ''
    const listening = await server((socket) =>
      socket.on('data', (chunk) => {
        received += chunk.toString()
        if (received.includes('hello')) socket.end(ok())
      }),
    )
    await ask(listening, { method: 'POST', headers: { 'X-Key': 'k', host: 'other' }, body: 'hello' })
    expect(received).toMatch(/^POST \/ HTTP\/1\.1\r\n/)
    expect(received).toMatch(/X-Key: k\r\n/)
    expect(received).toMatch(/User-Agent: DuetRight-Status/)
    expect(received).toMatch(new RegExp(`Host: service\\.example\\.com:${listening.port}\r\n`))
  })
})

describe('a hostile server', () => {
  it.each<[string, string, string | Buffer]>([
    ['says nothing', 'reset', ''],
    ['talks of something else', 'protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['answers garbage', 'protocol', Buffer.from([0, 255, 1, 254, 13, 10, 13, 10])],
    ['sends huge headers', 'too_large', `${head}X-Huge: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['sends many headers', 'too_large', `${head}${'X-A: b\r\n'.repeat(20_000)}\r\n`],
    ['sends two lengths', 'protocol', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
    [
      'sends a length and chunks',
      'protocol',
      `${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na`,
    ],
    ['breaks off', 'reset', `${head}Content-Length: 500\r\n\r\nshort`],
    ['sends broken chunks', 'reset', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
    ['sends more than is taken', 'too_large', ok('x'.repeat(1001))],
    ['sends broken gzip', 'protocol', ok('not gzip at all', 'Content-Encoding: gzip\r\n')],
    ['packs in a way nobody asked for', 'protocol', ok('x', 'Content-Encoding: zstd, gzip\r\n')],
    [
      'changes the protocol',
      'protocol',
      'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    ],
  ])('that %s is told as %s', async (_does, reason, text) => {
    expect(await reasonOf(ask(await answering(text)))).toBe(reason)
  })

  it('gets no further with a gzip bomb than with anything else that is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    const packed = Buffer.concat([
      Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`),
      bomb,
    ])
    const before = process.memoryUsage().arrayBuffers
    expect(await reasonOf(ask(await answering(packed), { mostBytes: 100_000 }))).toBe('too_large')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  it.each<[string, string]>([
    ['never answers', ''],
    ['never ends its headers', `${head}X-Slow: `],
    ['never ends its body', `${head}Content-Length: 500\r\n\r\n`],
    ['only ever says that it goes on', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('that %s, byte after byte, costs only the time that was given', async (_does, start) => {
    const drips = start.startsWith('HTTP/1.1 100') ? start : 'x'
    const slow = await server((socket) => {
      socket.write(start)
      const drip = setInterval(() => socket.write(start ? drips : ''), 20)
      socket.once('close', () => {
        clearInterval(drip)
      })
    })
    const began = performance.now()
    expect(await reasonOf(ask(slow, { timeoutMs: 150 }))).toBe('timeout')
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('cannot spread the time over redirects', async () => {
    const slow = await server((socket) =>
      socket.once('data', () =>
        setTimeout(
          () => socket.end('HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n'),
          60,
        ),
      ),
    )
    expect(await reasonOf(ask(slow, { timeoutMs: 200, redirects: 100 }))).toBe('timeout')
  })

  it('does not get the keys that were meant for another', async () => {
    const received: string[] = []
    const thief = await server((socket) =>
      socket.on('data', (chunk) => {
        received.push(chunk.toString())
        socket.end(ok())
      }),
    )
    const first = await answering(
      `HTTP/1.1 307 Over there\r\nLocation: http://thief.example.com:${thief.port}/\r\nContent-Length: 0\r\n\r\n`,
    )
    await ask(first, { redirects: 1, headers: { Authorization: 'Bearer key-9f3c', 'X-Key': 'key-9f3c' } })
    expect(received.join()).toMatch(/^GET \/ /)
    expect(received.join()).not.toContain('key-9f3c')
  })

  it('is not waited for while its name is looked up', async () => {
    const stuck = nodeNetwork({ allowed, resolve: () => new Promise(() => undefined) })
    const request = { method: 'GET', url: 'http://a.example.com/', timeoutMs: 50, mostBytes: 10 }
    expect(await reasonOf(stuck.request(request))).toBe('timeout')
    expect(await reasonOf(stuck.connect('a.example.com', 80, 50))).toBe('timeout')
  })
})

describe('what cannot be sent', () => {
  it.each<[string, Partial<NetworkRequest>]>([
    ['a header with a line of its own', { headers: { 'X-A': 'b\r\nX-C: d' } }],
    ['a header that is none', { headers: { 'X A': 'b' } }],
    ['a method that is none', { method: 'GET / HTTP/1.1\r\nX:' }],
  ])('is not sent: %s', async (_what, more) => {
    const quiet = await answering(ok())
    expect(await reasonOf(ask(quiet, more))).toBe('protocol')
    expect(quiet.reached()).toBe(0)
  })
})

describe('a connection', () => {
  it('that is taken tells how long it took', async () => {
    const { port } = await server(() => undefined)
    expect(await network.connect('db.example.com', port, 2000)).toEqual({
      milliseconds: expect.any(Number) as number,
    })
  })

  it('that nobody takes is told as refused', async () => {
    const gone = await listener()
    await gone.stop()
    expect(await reasonOf(network.connect('db.example.com', gone.port, 2000))).toBe('refused')
    expect(await reasonOf(ask(gone))).toBe('refused')
  })
})

describe('a certificate', () => {
  async function secure(validUntil: string) {
    const { key, cert } = certificate('service.example.com', validUntil)
    const https = createServer({ key, cert }, (_request, response) => response.end('ok'))
    await new Promise<void>((listening) => https.listen(0, '127.0.0.1', listening))
    running.push({
      stop: () =>
        new Promise((stopped) => {
          https.closeAllConnections()
          https.close(() => {
            stopped()
          })
        }),
    })
    const { port } = https.address() as AddressInfo
    const get = (host: string, trusted: string[]) =>
      nodeNetwork({ allowed, trusted, resolve: () => Promise.resolve(['127.0.0.1']) }).request({
        method: 'GET',
        url: `https://${host}:${port}/`,
        timeoutMs: 2000,
        mostBytes: 100,
      })
    return { cert, get }
  }

  it('tells when it runs out', async () => {
    const { cert, get } = await secure('2099-03-04T05:06:07Z')
    expect(await get('service.example.com', [cert])).toMatchObject({
      body: 'ok',
      certificateExpiresAt: '2099-03-04T05:06:07.000Z',
    })
  })

  it('that nobody vouches for, of another name, or that ran out is no secure connection', async () => {
    const good = await secure('2099-03-04T05:06:07Z')
    expect(await reasonOf(good.get('service.example.com', []))).toBe('tls')
    expect(await reasonOf(good.get('other.example.com', [good.cert]))).toBe('tls')
    const old = await secure('2020-03-04T05:06:07Z')
    expect(await reasonOf(old.get('service.example.com', [old.cert]))).toBe('tls')
  })

  it('is missed where a server speaks plainly', async () => {
    const plain = await answering(ok())
    expect(await reasonOf(ask(plain, { url: `https://service.example.com:${plain.port}/` }))).toBe('tls')
  })
})
