import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { minute } from '#core/words/times.ts'
import { assetsFrom } from '#functions/adapters/assets/directory.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { setClock } from '#test/fakes/deps.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

const json = async (path: string) => (await app.fetch(path)).json() as Promise<Record<string, unknown>>

describe('the pulse', () => {
  it('tells when the page was made, when that was last known to be true, and the time', async () => {
    app.deps.clock.pass(3 * minute)
    await app.publish()
    app.deps.clock.pass(minute)
    expect(await json('/pulse.json')).toEqual({
      madeAt: '2026-11-17T02:41:00.000Z',
      checkedAt: '2026-11-17T02:44:00.000Z',
      now: '2026-11-17T02:45:00.000Z',
    })
    const { headers } = await app.fetch('/pulse.json')
    expect([headers.get('Cache-Control'), headers.get('Access-Control-Allow-Origin')]).toEqual([
      'no-store',
      '*',
    ])
  })

  it('moves with every publication', async () => {
    app.deps.clock.pass(minute)
    await app.call('POST', '/api/v1/notices', { message: 'Nobody can sign in' })
    expect(await json('/pulse.json')).toMatchObject({ madeAt: '2026-11-17T02:42:00.000Z' })
  })

  it('stands still while the store is gone', async () => {
    const clock = setClock()
    const store = memoryStore(clock)
    let down = false
    const list: typeof store.list = (...given) =>
      down ? Promise.reject(new Refusal('unavailable', 'disk')) : store.list(...given)
    app = await testApp({ clock, store: { ...store, list } })
    down = true
    clock.pass(5 * minute)
    await app.publish().catch(() => undefined)
    expect(await json('/pulse.json')).toMatchObject({
      checkedAt: '2026-11-17T02:41:00.000Z',
      now: '2026-11-17T02:46:00.000Z',
    })
  })
})

describe('what other sites show', () => {
  it('follows the state of the page and of each service, under both of its names', async () => {
    await app.call('POST', '/api/v1/notices', { message: 'Investigating issue with authentication' })
    const read = async (path: string) => (await app.fetch(path)).text()
    expect(await read('/badge.svg')).toContain('DuetRight Status: Major outage')
    expect(await read('/badge/authentication.svg')).toContain('Authentication: Major outage')
    expect(await read(`/badge/${statuspageId('component', 'authentication')}.svg`)).toBe(
      await read('/badge/authentication.svg'),
    )
    expect(await read('/badge/api.svg')).toContain('API: Operational')
    expect(await json('/embed.json')).toMatchObject({
      url: 'https://status.example.com',
      status: 'major_outage',
      headline: 'Issue with authentication.',
    })
  })

  it.each(['/badge/nothing.svg', '/badge/nothing'])('is a problem at %s, not a picture', async (path) => {
    const response = await app.fetch(path, { headers: { Accept: 'image/*' } })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'application/problem+json'])
    expect(await response.json()).toMatchObject({ detail: 'There is no service "nothing".' })
  })

  it.each(['/badge.svg', '/badge/api.svg', '/embed'])('may be shown elsewhere: %s', async (path) => {
    const { status, headers } = await app.fetch(path)
    expect([status, headers.get('Cross-Origin-Resource-Policy')]).toEqual([200, 'cross-origin'])
  })

  it('is made anew for a frame with every publication, and nothing stands for an unknown service', async () => {
    const read = async (path: string) => (await app.fetch(path)).text()
    expect(await read('/embed/api')).toContain('Everything is working.')
    app.deps.clock.pass(minute)
    await app.call('POST', '/api/v1/notices', { message: 'Nobody can sign in' })
    expect(await read('/embed/api')).toContain('Nobody can sign in.')
    expect((await app.fetch('/embed/nothing')).status).toBe(404)
  })

  it('may be framed only where it is made for it', async () => {
    for (const [path, ancestors, options] of [
      ['/', "frame-ancestors 'none'", 'DENY'],
      ['/embedded', "frame-ancestors 'none'", 'DENY'],
      ['/embed', 'frame-ancestors *', null],
      ['/embed/api', 'frame-ancestors *', null],
    ] as const) {
      const { headers } = await app.fetch(path)
      expect([path, headers.get('X-Frame-Options')]).toEqual([path, options])
      expect(headers.get('Content-Security-Policy')).toContain(ancestors)
    }
  })
})

describe('a file of the build', () => {
  it('is kept for ever where its name changes with it, compressed where that helps, and found by its path alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assets-'))
    await mkdir(join(folder, '_astro'))
    await writeFile(join(folder, '_astro/reader.js'), 'console.log(1)'.repeat(50))
    await writeFile(join(folder, 'picture.png'), 'not really')
    await writeFile(join(folder, 'notes.md'), 'no')
    const assets = await assetsFrom(folder)
    await rm(folder, { recursive: true })
    const script = assets.get('/_astro/reader.js')
    expect(script).toMatchObject({ immutable: true, contentType: 'text/javascript; charset=utf-8' })
    expect(brotliDecompressSync(script?.brotli ?? new Uint8Array())).toEqual(Buffer.from(script?.plain ?? []))
    expect(assets.get('/picture.png')).toMatchObject({
      immutable: false,
      brotli: null,
      contentType: 'image/png',
    })
    expect([assets.get('/notes.md'), assets.get('/_astro/../picture.png'), assets.get('/')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
