import { describe, expect, it } from 'vitest'
import { listProposals } from '#core/detection/list-proposals.ts'
import { minute } from '#core/words/times.ts'
import { detect } from '#functions/jobs/detect.ts'
import { testApp, type TestApp } from '#test/fakes/app.ts'

let networks = 0

/** A report, each from a network of its own; `components` as the form sends them. */
function report(
  app: TestApp,
  components: string[],
  { path = '/report', from = `203.0.113.${++networks % 250}` } = {},
): Promise<Response> {
  const body = new URLSearchParams(components.map((id): [string, string] => ['components', id]))
  return app.fetch(path, { method: 'POST', body, redirect: 'manual' }, from)
}

const draftsOf = async (app: TestApp) => listProposals(app.deps)

describe('a report that something does not work', () => {
  it('makes a draft once enough have told us, one for each service', async () => {
    const app = await testApp()
    for (let n = 1; n <= 4; n++) {
      await report(app, ['api'])
      app.deps.clock.pass(minute)
    }
    expect(await draftsOf(app)).toEqual([])
    await report(app, ['api', 'database'])
    await report(app, ['api'])
    const drafts = await draftsOf(app)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]).toMatchObject({
      proposal: { components: ['api'] },
      suggestion: {
        severity: 'P3',
        title: 'Customers report trouble with API',
        startedAt: '2026-11-17T02:41:00.000Z',
      },
    })
  })

  it('counts only as long as the operator chose', async () => {
    const app = await testApp()
    for (let n = 1; n <= 8; n++) {
      await report(app, ['api'])
      app.deps.clock.pass(8 * minute)
    }
    expect(await draftsOf(app)).toEqual([])
  })

  it('counts once from one network, however often it is sent', async () => {
    const app = await testApp()
    for (let n = 1; n <= 10; n++) await report(app, ['api'], { from: '203.0.113.7' })
    expect(await draftsOf(app)).toEqual([])
    expect(await app.deps.store.list(['report'], { limit: 10 })).toHaveLength(1)
  })

  it('is over when nobody reports any more', async () => {
    const app = await testApp()
    for (let n = 1; n <= 5; n++) await report(app, ['api'])
    await detect(app.deps, null)
    expect((await draftsOf(app))[0]?.standing.firing).toBe(true)
    app.deps.clock.pass(31 * minute)
    await detect(app.deps, null)
    expect((await draftsOf(app))[0]?.standing.firing).toBe(false)
  })

  it('is answered alike, whatever was chosen and however many there were', async () => {
    const app = await testApp()
    const answers = new Set<string>()
    for (const chosen of [['api'], ['api', 'nowhere'], ['database'], ['api'], ['api'], ['api'], ['api']]) {
      const answer = await report(app, chosen)
      answers.add(JSON.stringify([answer.status, answer.headers.get('Location'), await answer.text()]))
      expect(answer.headers.get('Set-Cookie')).toBeNull()
    }
    expect([...answers]).toEqual([JSON.stringify([303, '/report/thanks', ''])])
  })

  it('says what is missing where nothing was chosen, in the language of the reader', async () => {
    const app = await testApp()
    expect((await report(app, [])).status).toBe(422)
    expect((await report(app, ['nowhere'])).status).toBe(422)
    const answer = await report(app, [], { path: '/de/report' })
    expect(await answer.text()).toContain('"language":"de"')
    expect((await report(app, ['api'], { path: '/de/report' })).headers.get('Location')).toBe(
      '/de/report/thanks',
    )
  })

  it('keeps nothing but that there was one', async () => {
    const app = await testApp()
    await report(app, ['api'])
    const [entry] = await app.deps.store.list(['report'], { limit: 10 })
    expect(entry).toMatchObject({
      key: ['report', 'api', '2026-11-17T02:41:00.000Z', expect.any(String)],
      value: {},
    })
    expect(entry?.expiresAt).toBe(app.deps.clock.now() + 30 * minute)
  })

  it('is refused when far too many come from everywhere', async () => {
    const app = await testApp()
    const limit = { calls: 5000, milliseconds: 60 * minute }
    for (let n = 0; n < 5000; n++) await app.console.limiter.count('report overall', limit)
    const answer = await report(app, ['api'])
    expect(answer.status).toBe(429)
    expect(answer.headers.get('Retry-After')).toBe('3600')
  })
})
