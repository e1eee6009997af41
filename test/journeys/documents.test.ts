import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { onEveryRuntime } from './on-every-runtime.ts'

const pages = [
  '/',
  '/de',
  '/history',
  '/history?component=api',
  '/incidents/INC-2026-10-08-001',
  '/uptime',
  '/subscribe',
]
const documents = [
  ['/api/v2/summary.json', 'application/json; charset=utf-8'],
  ['/api/v2/components.json', 'application/json; charset=utf-8'],
  ['/history.atom', 'application/atom+xml; charset=utf-8'],
  ['/history.rss', 'application/rss+xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8'],
  ['/maintenance.ics', 'text/calendar; charset=utf-8'],
  ['/badge.svg', 'image/svg+xml'],
  ['/badge/api.svg', 'image/svg+xml'],
  ['/embed.json', 'application/json; charset=utf-8'],
  ['/llms.txt', 'text/plain; charset=utf-8'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
] as const

onEveryRuntime(({ ask }) => {
  describe('a page', () => {
    it.each(pages)('%s comes as HTML, runs nothing of others and stands in no frame', async (path) => {
      const { status, headers } = await ask.get(path)
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'public, no-cache',
      ])
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers.vary).toBe('Accept-Encoding, Accept-Language')
    })

    it('comes in the language of the address, or else of the browser', async () => {
      expect((await ask.get('/de')).text).toContain('<html lang="de"')
      expect((await ask.get('/', { 'Accept-Language': 'fr-CA, en;q=0.5' })).text).toContain('<html lang="fr"')
      expect((await ask.get('/')).text).toContain('<html lang="en"')
    })

    it('may be framed where it is made for that', async () => {
      const { status, headers } = await ask.get('/embed')
      expect([status, headers['x-frame-options']]).toEqual([200, undefined])
    })

    it.each([
      ['/history/', '/history'],
      ['/de/uptime/', '/de/uptime'],
    ])('%s leads to %s', async (path, target) => {
      const { status, headers } = await ask.get(path)
      expect([status, headers.location]).toEqual([308, target])
    })

    it.each([
      '/nothing',
      '/de/nothing',
      '/incidents/INC-2020-01-01-001',
      '/history/1999-01',
      '/services/none',
      '/404',
    ])('%s is not there, and a page says so', async (path) => {
      const { status, headers } = await ask.get(path)
      expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    })
  })

  describe('a document for programs', () => {
    it.each(documents)('%s comes as %s, to any site', async (path, type) => {
      const { status, headers, bytes } = await ask.get(path)
      expect([status, headers['content-type']]).toEqual([200, type])
      expect([path, headers['access-control-allow-origin']]).toEqual([path, '*'])
      expect(bytes.length).toBeGreaterThan(10)
    })

    it('lets scripts of other sites ask first', async () => {
      const { status, headers } = await ask.send('OPTIONS', '/api/v2/summary.json', {
        Origin: 'https://example.com',
      })
      expect([status, headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD, OPTIONS'])
    })
  })

  describe('what is published', () => {
    it.each(['/', '/api/v2/summary.json'])('%s is the same in every encoding', async (path) => {
      const plain = await ask.get(path)
      const zipped = await ask.send('GET', path, { 'Accept-Encoding': 'gzip' })
      const brotli = await ask.send('GET', path, { 'Accept-Encoding': 'br, gzip;q=0.8' })
      expect([plain, zipped, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([
        undefined,
        'gzip',
        'br',
      ])
      expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true)
      expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true)
      expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 2)
    })

    it.each(['/', '/feed.json'])('%s is not sent again to whoever has it', async (path) => {
      const { headers } = await ask.get(path)
      const again = await ask.get(path, { 'If-None-Match': headers.etag ?? '' })
      expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag])
      expect((await ask.get(path, { 'If-None-Match': '"other"' })).status).toBe(200)
    })

    it.each(['/', '/feed.json', '/api/v1/incidents'])('%s has a head', async (path) => {
      const { status, headers, bytes } = await ask.send('HEAD', path)
      expect([status, bytes.length]).toEqual([200, 0])
      expect(headers['content-type']).toBeDefined()
    })

    it('is the newest, and that is known', async () => {
      const before = (await ask.get('/pulse.json')).json<{ madeAt: string; checkedAt: string; now: string }>()
      await ask.post('/api/v1/notices', { message: 'Database is down' })
      const after = (await ask.get('/pulse.json')).json<typeof before>()
      expect(after.madeAt > before.madeAt).toBe(true)
      expect((await ask.get('/')).text).toContain(`data-made-at="${after.madeAt}"`)
      expect(Date.parse(after.now) - Date.parse(after.checkedAt)).toBeLessThan(60_000)
    })

    it('is well, and says so to monitoring', async () => {
      const health = await ask.get('/api/health/detailed')
      expect([health.status, health.json()]).toMatchObject([
        200,
        {
          status: 'ok',
          checks: { store: { ok: true }, page: { ok: true }, mail: { ok: true, via: 'resend' } },
        },
      ])
    })
  })

  describe('what the build wrote', () => {
    it('comes with its type, and the script is never asked for again', async () => {
      const script = /<script[^>]* src="([^"]+)"/.exec((await ask.get('/')).text)?.[1] ?? ''
      const found = await ask.get(script)
      expect([found.status, found.headers['cache-control']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ])
      expect(found.headers['content-type']).toMatch(/^text\/javascript/)
      for (const shared of ['/embed.js', '/og/operational.png']) {
        const { status, headers } = await ask.get(shared)
        expect([shared, status, headers['cross-origin-resource-policy']]).toEqual([
          shared,
          200,
          'cross-origin',
        ])
      }
      expect(found.headers['x-content-type-options']).toBe('nosniff')
    })
  })
})
