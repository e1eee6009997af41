import { describe, expect, it } from 'vitest'
import type { PublishedDocument } from '#core/ports.ts'
import { shelf } from '#functions/publication/shelf.ts'

function document(bytes: number): PublishedDocument {
  const body = new Uint8Array(bytes)
  return { contentType: 'text/html', etag: `"${bytes}"`, plain: body, gzip: body, brotli: body }
}

describe('the shelf of documents', () => {
  it('lets go of what was read least recently once it is full, and never of what is pinned', () => {
    const kept = shelf((address) => address === '/', 900)
    kept.put('/', document(1000))
    for (const address of ['/a', '/b', '/c']) kept.put(address, document(100))
    kept.get('/a')
    kept.put('/d', document(100))
    expect(['/', '/a', '/b', '/c', '/d'].map((address) => kept.get(address) !== null)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ])
  })

  it('holds the last document even when it alone is too large', () => {
    const kept = shelf(() => false, 10)
    kept.put('/large', document(100))
    expect(kept.get('/large')).not.toBeNull()
    kept.put('/other', document(1))
    expect(kept.get('/large')).toBeNull()
  })

  it('counts a document that is replaced once', () => {
    const kept = shelf(() => false, 700)
    for (let round = 0; round < 10; round++) kept.put('/a', document(100))
    kept.put('/b', document(100))
    expect(kept.get('/a')).not.toBeNull()
  })

  it('still gives what is outdated, and says so until it is replaced', () => {
    const kept = shelf((address) => address === '/', 900)
    kept.put('/', document(1))
    kept.put('/a', document(1))
    kept.put('/b', document(1))
    kept.outdate((address) => address !== '/b')
    expect(['/', '/a', '/b'].map((address) => kept.get(address)?.outdated)).toEqual([true, true, false])
    kept.put('/a', document(2))
    expect(kept.get('/a')?.outdated).toBe(false)
  })
})
