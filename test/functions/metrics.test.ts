import { describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { exposition } from '#core/metrics/metric.ts'
import { newLooker, runRound } from '#core/probes/run-round.ts'
import { minute } from '#core/words/times.ts'
import { metricsRoutes } from '#functions/routes/metrics.ts'
import { probe } from '#test/core/probes/watched.ts'
import { testApp, type TestApp } from '#test/fakes/app.ts'
import { content } from '#test/fakes/deps.ts'
import { fakeNetwork } from '#test/fakes/network.ts'

const probes = [probe(), probe({ id: 'database', component: 'database', http: { url: '/db' } })]
const watching = { ...content, probes: { probes, reference: [] } }

async function metrics(app: TestApp, headers: Record<string, string> = {}) {
  const answer = await app.fetch('/metrics', { headers })
  return { answer, text: await answer.text() }
}

/** The value of each sample by how it is written. */
function samples(text: string): Record<string, number> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ')
        return [line.slice(0, at), Number(line.slice(at + 1))]
      }),
  )
}

describe('the metrics', () => {
  it('are what Prometheus reads, each with its help and type before its samples', async () => {
    const { answer, text } = await metrics(await testApp())
    expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    const sample =
      /^status_page_[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? -?\d+(\.\d+)?(e[+-]?\d+)?$/
    let announced = ''
    for (const line of text.trimEnd().split('\n')) {
      const [, kind, name = ''] = /^# (HELP|TYPE) (\S+) \S/.exec(line) ?? []
      if (kind === 'HELP') announced = name
      expect(kind ? name === announced : sample.test(line) && line.startsWith(announced), line).toBe(true)
    }
  })

  it('tell what is open, how late it is, what the checks say and that the page says something else', async () => {
    const app = await testApp({ content: watching })
    const network = fakeNetwork()
    network.answer = ({ url }) => (url.endsWith('/db') ? { status: 500 } : { milliseconds: 88 })
    const looker = newLooker('here')
    const dashboardUrl = 'https://dashboard.example.com'
    await app.call('POST', '/api/v1/notices', { message: 'Investigating issue with authentication' })
    for (let minutes = 0; minutes < 20; minutes++) {
      app.deps.clock.pass(minute)
      await runRound({ ...app.deps, network, dashboardUrl }, looker)
    }
    await app.publish()
    const { text } = await metrics(app)
    expect(samples(text)).toMatchObject({
      'status_page_component_status{component="authentication",status="major_outage"}': 1,
      'status_page_component_status{component="authentication",status="operational"}': 0,
      'status_page_incidents_open{severity="P1"}': 1,
      'status_page_update_due_seconds{incident="INC-2026-11-17-001",severity="P1"}': -300,
      status_page_updates_late: 1,
      'status_page_check_state{check="database",component="database",state="failing"}': 1,
      'status_page_check_state{check="sign-in",component="authentication",state="working"}': 1,
      'status_page_check_latency_seconds{check="sign-in",component="authentication"}': 0.088,
      status_page_checks_age_seconds: 0,
      status_page_disagreements: 2,
      status_page_store_up: 1,
      status_page_notices_oldest_seconds: 1200,
    })
    const { checks } = (await (await app.fetch('/api/health/detailed')).json()) as {
      checks: { services: { disagreements: string[] } }
    }
    expect(checks.services.disagreements).toEqual([
      'The page says Authentication has a major outage. The checks say it works.',
      'The page says Database works. The checks say it has a major outage.',
    ])
  })

  it('name no person and no address', async () => {
    const app = await testApp()
    await app.call('POST', '/api/v1/subscribers/import', 'email\nmara@example.com\n', {
      'Content-Type': 'text/csv',
    })
    await app.call('POST', '/api/v1/notices', { message: 'Investigating issue with authentication' })
    expect((await metrics(app)).text).not.toMatch(/@|mara/i)
  })

  it('may be kept for whoever holds a token', async () => {
    const { console } = await testApp()
    const examine = () => Promise.reject(new Error('nobody may look'))
    const routes = metricsRoutes({ ...console, examine, startedAt: 0, metricsToken: 'a-token-for-metrics' })
    routes.onError((error) => new Response(error.message, { status: error instanceof Refusal ? 401 : 500 }))
    const read = async (token: string) =>
      (await routes.request('/', { headers: { Authorization: `Bearer ${token}` } })).status
    expect([await read('another'), await read('a-token-for-metrics')]).toEqual([401, 500])
  })

  it('write labels so that nothing in them is taken for more', () => {
    const name = 'status_page_x'
    const labels = { a: 'say "hi"\\\n} 1' }
    expect(exposition([{ name, help: 'x', type: 'gauge', samples: [{ labels, value: 1 }] }])).toBe(
      '# HELP status_page_x x\n# TYPE status_page_x gauge\nstatus_page_x{a="say \\"hi\\"\\\\\\n} 1"} 1\n',
    )
  })
})
