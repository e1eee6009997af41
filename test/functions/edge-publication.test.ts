import { beforeEach, describe, expect, it } from 'vitest'
import type { PublishedDocument } from '#core/ports.ts'
import { edgePublication, type EdgePublication } from '#functions/workers/edge-publication.ts'
import type { EdgeCache } from '#functions/workers/edge-cache.ts'
import type { Look, PublicationStub } from '#functions/workers/protocol.ts'
import { type SetClock, setClock } from '#test/fakes/deps.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (document: PublishedDocument | null) => document && new TextDecoder().decode(document.plain)
const noCache: EdgeCache = {
  look: () => Promise.resolve(null),
  putLook: () => Promise.resolve(),
  document: () => Promise.resolve(null),
  putDocument: () => Promise.resolve(),
}

/** The object that publishes, with every call counted. */
function publishingObject(clock: SetClock) {
  let edition = 1
  let state: 'answers' | 'fails' | 'hangs' = 'answers'
  const calls = { look: 0, document: 0, view: 0 }
  const asked: string[] = []
  const madeAt = () => `edition ${edition}`
  const look = (): Look => ({
    madeAt: madeAt(),
    checkedAt: clock.now(),
    upToDate: true,
    programAddresses: ['/feed.json'],
  })
  const answer = <T>(make: () => T): Promise<T> => {
    if (state === 'fails') return Promise.reject(new Error('The object is overloaded.'))
    return state === 'hangs' ? new Promise(() => undefined) : Promise.resolve(make())
  }
  const stub: PublicationStub = {
    look: () => answer(() => (calls.look++, look())),
    document: (address) =>
      answer(() => {
        calls.document++
        asked.push(address)
        if (address.includes('INC-0')) return { madeAt: madeAt(), state: 'missing' }
        if (address.includes('INC-9')) return { madeAt: madeAt(), state: 'later' }
        const plain = bytes(`${address} of ${madeAt()}`)
        const document = { contentType: 'text/html', etag: madeAt(), plain, gzip: plain, brotli: plain }
        return { madeAt: madeAt(), state: 'found', document }
      }),
    view: () => answer(() => (calls.view++, { madeAt: madeAt() } as never)),
    page: () => Promise.reject(new Error('not asked here')),
    refresh: () => answer(look),
    examine: () => Promise.reject(new Error('not asked here')),
    probe: () => Promise.reject(new Error('not asked here')),
  }
  return {
    stub,
    calls,
    asked,
    publish: () => void edition++,
    become: (next: typeof state) => (state = next),
  }
}

let clock: SetClock
let object: ReturnType<typeof publishingObject>
let isolate: EdgePublication

const newIsolate = (cache = noCache) =>
  edgePublication({ object: () => object.stub, cache, clock, usual: 'en', waitUntil: () => undefined })
const read = async (path: string, from = isolate, languages: string | null = null) =>
  text(await from.document({ path, languages }))

beforeEach(() => {
  clock = setClock()
  object = publishingObject(clock)
  isolate = newIsolate()
})

describe('an isolate', () => {
  it('fetches a page once, and looks at most every two seconds, however many read', async () => {
    for (let reader = 0; reader < 100; reader++) {
      expect(await read('/')).toBe('/ of edition 1')
      clock.pass(100)
    }
    expect(object.calls).toEqual({ look: 5, document: 1, view: 0 })
  })

  it('lets readers who come at the same moment share a look', async () => {
    await Promise.all(Array.from({ length: 50 }, () => isolate.standing()))
    clock.pass(60_000)
    await Promise.all(Array.from({ length: 50 }, () => isolate.standing()))
    expect(object.calls.look).toBe(2)
  })

  it('shows what was published elsewhere within two seconds of its own', async () => {
    await read('/')
    object.publish()
    clock.pass(1999)
    expect(await read('/')).toBe('/ of edition 1')
    clock.pass(1)
    expect(await read('/')).toBe('/ of edition 2')
  })

  it('shows what it had published itself at once', async () => {
    await read('/')
    object.publish()
    await isolate.refresh()
    expect(await read('/')).toBe('/ of edition 2')
    expect((await isolate.view()).madeAt).toBe('edition 2')
  })

  it('shows the news to a reader who comes after a long silence', async () => {
    await read('/')
    object.publish()
    clock.pass(60 * 60 * 1000)
    expect(await read('/')).toBe('/ of edition 2')
  })

  it('asks by the address that a page is kept under, whatever the query and the browser say', async () => {
    await isolate.document({ path: '/history', query: '?utm_source=x&component=api' })
    await isolate.document({ path: '/history', query: '?component=api&y=1' })
    await read('/history', isolate, 'de')
    await read('/de/history')
    expect(object.asked).toEqual(['/history?component=api', '/de/history'])
  })

  it('asks nobody for what cannot be there, and once for what is not', async () => {
    for (let round = 0; round < 3; round++) {
      expect(await read('/wp-login.php')).toBeNull()
      expect(await read('/incidents/INC-0000-00-00-001')).toBeNull()
    }
    expect(object.asked).toEqual(['/incidents/INC-0000-00-00-001'])
    object.publish()
    clock.pass(2000)
    await read('/incidents/INC-0000-00-00-001')
    expect(object.asked).toHaveLength(2)
  })

  it.each(['fails', 'hangs'] as const)(
    'keeps what it has while the object %s, and says how old',
    async (state) => {
      await read('/')
      const { checkedAt } = await isolate.standing()
      object.become(state)
      clock.pass(60_000)
      for (let reader = 0; reader < 100; reader++) expect(await read('/')).toBe('/ of edition 1')
      expect((await isolate.standing()).checkedAt).toBe(checkedAt)
      object.become('answers')
      object.publish()
      clock.pass(2000)
      expect(await read('/')).toBe('/ of edition 2')
    },
  )

  it('says plainly that a page is not at hand while the store does not answer', async () => {
    await expect(read('/incidents/INC-9999-00-00-001')).rejects.toThrow('the store does not answer')
  })

  it('does not take an older page for the newest because it came late', async () => {
    await read('/')
    const late = object.stub.document
    object.stub.document = async (address) => {
      const found = await late(address)
      object.stub.document = late
      object.publish()
      await isolate.refresh()
      return found
    }
    expect(await read('/history')).toBe('/history of edition 1')
    expect(await read('/history')).toBe('/history of edition 2')
  })
})

describe('isolates in one place', () => {
  it('share looks and pages', async () => {
    const looks: Look[] = []
    const documents = new Map<string, PublishedDocument>()
    const cache: EdgeCache = {
      look: () => Promise.resolve(looks[0] ?? null),
      putLook: (look) => Promise.resolve(void looks.unshift(look)),
      document: (madeAt, address) => Promise.resolve(documents.get(madeAt + address) ?? null),
      putDocument: (madeAt, address, document) =>
        Promise.resolve(void documents.set(madeAt + address, document)),
    }
    await read('/', newIsolate(cache))
    for (let other = 0; other < 10; other++) expect(await read('/', newIsolate(cache))).toBe('/ of edition 1')
    expect(object.calls).toEqual({ look: 1, document: 1, view: 0 })
  })
})
