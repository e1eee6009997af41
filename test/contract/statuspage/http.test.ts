import { beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { paths } from './schema.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await app.call('POST', '/api/v1/notices', { message: 'Nobody can sign in' })
})

describe.each(paths)('%s', (path) => {
  it('is JSON that every site may read, asked for anew each time', async () => {
    const response = await app.fetch(path, { headers: { Origin: 'https://dashboard.duetright.com' } })
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ])
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(response.headers.get('Set-Cookie')).toBeNull()
  })

  it('answers 304 to whoever has it already, and 200 to whoever has another', async () => {
    const etag = (await app.fetch(path)).headers.get('ETag') ?? ''
    expect(etag).toMatch(/^(W\/)?"[\x21\x23-\x7e]+"$/)
    for (const known of [etag, etag.replace(/^W\//, ''), `"other", ${etag}`]) {
      const response = await app.fetch(path, { headers: { 'If-None-Match': known } })
      expect([response.status, await response.text()]).toEqual([304, ''])
      expect(response.headers.get('ETag')).toBe(etag)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    }
    expect((await app.fetch(path, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  })

  it('answers HEAD as it would GET, without the body', async () => {
    const [got, head] = [await app.fetch(path), await app.fetch(path, { method: 'HEAD' })]
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['Content-Type', 'Content-Length', 'ETag', 'Access-Control-Allow-Origin'])
      expect([name, head.headers.get(name)]).toEqual([name, got.headers.get(name)])
  })

  it('takes no notice of a page number', async () => {
    const texts = await Promise.all(
      [path, `${path}?page=2`, `${path}?page=x&per_page=1`].map(async (each) =>
        (await app.fetch(each)).text(),
      ),
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('lets a browser ask from elsewhere with a header of its own', async () => {
    const response = await app.fetch(path, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://dashboard.duetright.com',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'cache-control, x-requested-with',
      },
    })
    const list = (name: string) => (response.headers.get(name) ?? '').toLowerCase().split(/\s*,\s*/)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(list('Access-Control-Allow-Methods')).toEqual(['get', 'head', 'options'])
    // Without credentials this stands for every header but Authorization.
    expect(list('Access-Control-Allow-Headers')).toEqual(['*'])
  })
})

describe('an address that the read API does not have', () => {
  it.each([
    ['GET', '/api/v2'],
    ['GET', '/api/v2/'],
    ['GET', '/api/v2/summary'],
    ['GET', '/api/v2/nothing.json'],
    ['GET', '/api/v2/incidents/0a1b2c3d4e5f.json'],
    ['POST', '/api/v2/summary.json'],
    ['POST', '/api/v2/subscribers.json'],
    ['GET', '/api/v2/subscribers/0a1b2c3d4e5f.json'],
    ['DELETE', '/api/v2/subscribers/0a1b2c3d4e5f.json'],
  ])('%s %s is refused in JSON, also to a browser', async (method, path) => {
    for (const accept of ['*/*', 'application/json', 'text/html,*/*;q=0.8', 'text/plain']) {
      const response = await app.fetch(path, { method, headers: { Accept: accept } })
      const problem = (await response.json()) as { status: number; title: string; detail: string }
      expect([404, 405, 410]).toContain(response.status)
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
      expect(response.headers.get('Content-Type')).toMatch(/^application\/(problem\+)?json/)
      expect(problem).toMatchObject({
        status: response.status,
        title: expect.stringMatching(/./) as string,
        detail: expect.stringMatching(/./) as string,
      })
    }
  })
})
