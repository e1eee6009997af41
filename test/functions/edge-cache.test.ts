import { describe, expect, it } from 'vitest'
import { edgeCache } from '#functions/workers/edge-cache.ts'
import type { Look } from '#functions/workers/protocol.ts'
import { encode } from '#functions/adapters/publish/encode.ts'

/** The Cache API over a map, with the rule that nothing is kept that does not say how long. */
function places() {
  const kept = new Map<string, Response>()
  const addressOf = (request: RequestInfo | URL) => new Request(request).url
  return {
    kept,
    match: (request: RequestInfo | URL) => Promise.resolve(kept.get(addressOf(request))?.clone()),
    put: (request: RequestInfo | URL, response: Response) => {
      if (!/max-age=[1-9]/.test(response.headers.get('Cache-Control') ?? '')) throw new Error('not cacheable')
      return Promise.resolve(void kept.set(addressOf(request), response))
    },
  }
}

const look: Look = {
  madeAt: '2026-11-24T03:00:00.000Z',
  checkedAt: 1,
  upToDate: true,
  programAddresses: ['/feed.json'],
}

describe('what isolates of one place share', () => {
  it('gives back a document byte for byte, in all encodings', async () => {
    const cache = edgeCache(places(), 'https://status.example.com')
    const document = await encode({
      path: '/ü',
      contentType: 'text/html; charset=utf-8',
      body: '<p>Schön. 障害</p>'.repeat(50),
    })
    await cache.putDocument(look.madeAt, '/history?component=ü', document)
    expect(await cache.document(look.madeAt, '/history?component=ü')).toEqual(document)
  })

  it('keeps every edition of a page apart', async () => {
    const cache = edgeCache(places(), 'https://status.example.com')
    await cache.putDocument(
      look.madeAt,
      '/',
      await encode({ path: '/', contentType: 'text/html', body: 'old' }),
    )
    expect(await cache.document('2026-11-24T03:00:01.000Z', '/')).toBeNull()
    expect(await cache.document(look.madeAt, '/history')).toBeNull()
  })

  it('shares a look for two seconds', async () => {
    const shared = places()
    const cache = edgeCache(shared, 'https://status.example.com')
    expect(await cache.look()).toBeNull()
    await cache.putLook(look)
    expect(await cache.look()).toEqual(look)
    expect([...shared.kept.values()][0]?.headers.get('Cache-Control')).toBe('public, max-age=2')
  })
})
