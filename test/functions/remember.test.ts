import { beforeEach, describe, expect, it } from 'vitest'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { type TestApp, testApp, token } from '#test/fakes/app.ts'
import { setClock } from '#test/fakes/deps.ts'

let app: TestApp
let asked = 0

beforeEach(async () => {
  const clock = setClock()
  const store = memoryStore(clock)
  app = await testApp({
    clock,
    store: {
      ...store,
      get: (keys) => (asked++, store.get(keys)),
      list: (...given) => (asked++, store.list(...given)),
    },
  })
  asked = 0
})

const read = async (path: string, headers = {}) => (await app.fetch(path, { headers })).text()
const open = (title: string) =>
  app.call('POST', '/api/v1/incidents', { title, message: 'We look.', severity: 'P2' })

describe('reading the API without a token', () => {
  it('asks the store once, however many read, and says the same to all', async () => {
    const first = await app.fetch('/api/v1/incidents?limit=3')
    const before = asked
    for (let reader = 0; reader < 50; reader++) {
      const response = await app.fetch('/api/v1/incidents?limit=3')
      expect(response.headers.get('Content-Type')).toBe(first.headers.get('Content-Type'))
      expect(response.headers.get('Content-Security-Policy')).toBe(
        first.headers.get('Content-Security-Policy'),
      )
    }
    expect(asked).toBe(before)
    expect(await read('/api/v1/incidents?limit=3')).toBe(await first.text())
    expect(await read('/api/v1/incidents?limit=1')).not.toBe(await read('/api/v1/incidents?limit=3'))
  })

  it('shows what was published at once', async () => {
    expect(await read('/api/v1/incidents')).not.toContain('Reports are slow')
    await open('Reports are slow')
    expect(await read('/api/v1/incidents')).toContain('Reports are slow')
  })

  it('remembers no mistake, and nothing for a caller with a token', async () => {
    const [first, second] = [
      await app.fetch('/api/v1/incidents?limit=0'),
      await app.fetch('/api/v1/incidents?limit=0'),
    ]
    expect([first.status, second.status]).toEqual([400, 400])
    expect(first.headers.get('X-Request-Id')).not.toBe(second.headers.get('X-Request-Id'))
    await read('/api/v1/incidents')
    const before = asked
    await read('/api/v1/incidents', { Authorization: `Bearer ${token}` })
    expect(asked).toBeGreaterThan(before)
  })
})
