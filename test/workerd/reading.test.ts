import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorker, type TestWorker } from './worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await startWorker()
})
afterAll(() => worker.stop())

const pages = ['/', '/de', '/history', '/subscribe', '/uptime', '/services/api', '/embed']
const documents = ['/api/v2/summary.json', '/history.atom', '/feed.json', '/badge.svg', '/pulse.json']

const post = async (message: string) => {
  const { incident } = (await (await worker.post('/api/v1/notices', { message })).json()) as {
    incident: { id: string }
  }
  return incident.id
}

describe('a Worker', () => {
  it('shows the page and answers the clients of Statuspage', async () => {
    const page = await worker.fetch('/')
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('Everything is working.')
    const summary = JSON.parse(await worker.read('/api/v2/summary.json')) as { status: { indicator: string } }
    expect(summary.status.indicator).toBe('none')
  })

  it('shows what was posted at once where it was posted, and within five seconds everywhere', async () => {
    expect(await (await worker.elsewhere('/')).text()).not.toContain('Issue with authentication')
    const id = await post('Investigating issue with authentication')
    const posted = performance.now()
    expect(await worker.read('/')).toContain('Issue with authentication')
    expect(await worker.read(`/incidents/${id}`)).toContain('Investigating issue with authentication')
    expect(await worker.read('/api/v2/incidents/unresolved.json')).toContain('Issue with authentication')
    const seen = async () =>
      (await (await worker.elsewhere('/')).text()).includes('Issue with authentication')
    while (!(await seen())) expect(performance.now() - posted).toBeLessThan(5000)
  })

  it('asks the store nothing for a page that is kept ready, however many read it', async () => {
    for (const path of [...pages, ...documents])
      expect([path, (await worker.fetch(path)).status]).toEqual([path, 200])
    const before = worker.upstash.billed()
    for (let round = 0; round < 20; round++) {
      const all = [...pages, ...documents].map((path) => worker.fetch(`${path}?round=${round}`))
      for (const response of await Promise.all(all)) expect(response.status).toBe(200)
      for (const path of pages) expect((await worker.elsewhere(path)).status).toBe(200)
    }
    expect(worker.upstash.billed()).toBe(before)
  })

  it('asks the store nothing for an address where nothing can stand', async () => {
    const before = worker.upstash.billed()
    for (const path of [
      '/wp-login.php',
      '/feed.json.bak',
      '/services/none',
      '/history/1999-01',
      '/badge/none.svg',
    ])
      expect([path, (await worker.fetch(path)).status]).toEqual([path, 404])
    expect(worker.upstash.billed()).toBe(before)
  })

  it('counts for all isolates how often a network asks for mail', async () => {
    const ask = (isolate: TestWorker['fetch'], number: number) =>
      isolate('/api/v1/subscriptions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'CF-Connecting-IP': '203.0.113.9' },
        body: JSON.stringify({ email: `person-${number}@example.com` }),
      })
    for (let number = 0; number < 20; number++) {
      const isolate = number % 2 === 0 ? worker.fetch : worker.elsewhere
      expect((await ask(isolate, number)).status).toBe(202)
    }
    expect((await ask(worker.fetch, 20)).status).toBe(429)
    const refused = await ask(worker.elsewhere, 21)
    expect([refused.status, Number(refused.headers.get('Retry-After'))]).toEqual([429, expect.any(Number)])
  })

  it('tells its age when the store does not answer, and serves everything all the same', async () => {
    const id = await post('Database is down')
    await worker.read(`/incidents/${id}`)
    const before = JSON.parse(await worker.read('/pulse.json')) as { madeAt: string; checkedAt: string }
    worker.upstash.down(true)
    await worker.evict()
    for (const path of [...pages, ...documents, `/incidents/${id}`])
      expect([path, (await worker.fetch(path)).status]).toEqual([path, 200])
    for (const path of [...pages, `/incidents/${id}`])
      expect([path, (await worker.elsewhere(path)).status]).toEqual([path, 200])
    expect(await worker.read('/')).toContain('Database is down')
    const during = JSON.parse(await worker.read('/pulse.json')) as typeof before
    expect(during).toMatchObject({ madeAt: before.madeAt, checkedAt: before.checkedAt })
    expect((await worker.fetch('/incidents/INC-2020-01-01-001')).status).toBe(503)
    worker.upstash.down(false)
  })
})
