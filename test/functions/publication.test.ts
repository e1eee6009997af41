import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { setClock } from '#test/fakes/deps.ts'

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

interface Shown {
  path: string
  language: string
  base: string
  headline: string
  filtered?: string[]
  older?: string | null
}

/** What the page of a path was made from. */
async function shown(path: string, languages?: string): Promise<Shown> {
  const response = await app.fetch(path, { headers: languages ? { 'Accept-Language': languages } : {} })
  const text = await response.text()
  return JSON.parse(/<pre>(.*)<\/pre>/s.exec(text)?.[1] ?? `{"headline":"${response.status}"}`) as Shown
}

function open(title: string, more: object = {}) {
  return app.call('POST', '/api/v1/incidents', { title, message: `${title}.`, severity: 'P2', ...more })
}

describe('the language of a page', () => {
  it('is the one the address names, and links stay in it', async () => {
    expect(await shown('/fr', 'de')).toMatchObject({ path: '/', language: 'fr', base: '/fr' })
    expect(await shown('/en/history', 'de')).toMatchObject({ path: '/history', language: 'en', base: '/en' })
  })

  it('is else the one the browser asks for', async () => {
    expect(await shown('/', 'de-AT, en;q=0.5')).toMatchObject({ language: 'de', base: '/de' })
    expect(await shown('/incidents/INC-2026-11-05-001', 'ar')).toMatchObject({ language: 'ar' })
  })

  it('is else that of the content, whose links name none', async () => {
    expect(await shown('/')).toMatchObject({ language: 'en', base: '' })
    expect(await shown('/', 'zh')).toMatchObject({ language: 'en', base: '' })
  })

  it('is said to caches', async () => {
    const page = await app.fetch('/')
    expect(page.headers.get('Vary')).toBe('Accept-Encoding, Accept-Language')
    expect((await app.fetch('/feed.json')).headers.get('Vary')).toBe('Accept-Encoding')
  })

  it('shows an incident at once, whatever the language', async () => {
    for (const path of ['/', '/de', '/ja'])
      expect((await shown(path)).headline).toBe('Everything is working.')
    await open('Reports are slow')
    for (const path of ['/', '/de', '/ja']) expect((await shown(path)).headline).toBe('Reports are slow.')
  })

  it('belongs to pages for people, not to what programs read', async () => {
    expect((await app.fetch('/de/feed.json')).status).toBe(404)
    expect((await app.fetch('/de/api/v1/incidents')).status).toBe(404)
  })

  it('stays through a form', async () => {
    const sent = await app.fetch('/nl/subscribe', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'email=mara%40example.com',
    })
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/nl/subscribe/check'])
    const refused = await app.fetch('/nl/subscribe', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'email=mara',
    })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('"language":"nl"')])
  })

  it('is that of the page for a missing address', async () => {
    const missing = await app.fetch('/pt/nothing')
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('"language":"pt"')])
  })
})

describe('the history by service and severity', () => {
  it('shows what matches, from the store and from content', async () => {
    const made = (await (await open('Reports are slow', { components: ['api'] })).json()) as { id: string }
    expect((await shown('/history?component=api&severity=P2')).filtered).toContain(made.id)
    expect((await shown('/history?component=api&severity=P1')).filtered).not.toContain(made.id)
    expect((await shown('/history?component=database&severity=')).filtered).not.toContain(made.id)
    expect((await shown('/history?component=api')).filtered).toContain('INC-2026-10-08-001')
  })

  it('turns its pages without leaving anything out', async () => {
    for (let number = 0; number < 30; number++) await open(`Number ${number}`, { components: ['api'] })
    const first = await shown('/history?component=api')
    const second = await shown(`/history?component=api&before=${first.older ?? ''}`)
    const all = [...(first.filtered ?? []), ...(second.filtered ?? [])]
    expect(first.filtered).toHaveLength(25)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('INC-2026-10-08-001')
    expect(second.older).toBeNull()
  })

  it.each(['component=nothing', 'severity=P9', 'before=INC-2020-01-01-001', 'before=%00'])(
    'has no page for %s',
    async (query) => {
      expect((await app.fetch(`/history?${query}`)).status).toBe(404)
    },
  )

  it('is the plain history when nothing is chosen', async () => {
    expect((await shown('/history?component=&severity=&utm_source=mail')).filtered).toBeUndefined()
  })
})

describe('without its store', () => {
  it('every page that was ready is still served', async () => {
    const clock = setClock()
    const store = memoryStore(clock)
    let broken = false
    const refuse = () => Promise.reject(new Error('the disk is gone'))
    app = await testApp({
      clock,
      store: {
        get: (keys) => (broken ? refuse() : store.get(keys)),
        list: (...given) => (broken ? refuse() : store.list(...given)),
        commit: (change) => (broken ? refuse() : store.commit(change)),
      },
    })
    broken = true
    const paths = ['/', '/de', '/history', '/history/2026-10', '/incidents/INC-2026-10-08-001', '/subscribe']
    for (const path of paths) expect([path, (await app.fetch(path)).status]).toEqual([path, 200])
  })
})
