import { describe, expect, it } from 'vitest'
import { setClock } from '#test/fakes/deps.ts'
import { dashboardApp, type Service, services, type State } from '../../scripts/demo/dashboard.ts'

function dashboard(present: Partial<Record<string, State>> = {}) {
  const waited: number[] = []
  const all = services.map(({ id, name }): Service => ({
    id,
    name,
    state: present[id] ?? 'working',
    asked: 0,
  }))
  const app = dashboardApp(all, setClock(), (milliseconds) => {
    waited.push(milliseconds)
    return Promise.resolve()
  })
  const ask = async (path: string) => {
    const response = await app.request(path)
    return { code: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { app, ask, waited }
}

describe('the simulated dashboard', () => {
  it('answers every endpoint of the procedure', async () => {
    const { ask } = dashboard()
    expect(await ask('/api/health')).toMatchObject({ code: 200, body: { status: 'healthy' } })
    expect(await ask('/api/health/services')).toMatchObject({
      body: { services: { auth: { status: 'healthy' }, database: { status: 'healthy' } } },
    })
    for (const { id } of services)
      expect(await ask(`/api/health/services/${id}`)).toMatchObject({ code: 200, body: { service: id } })
    expect(await ask('/api/health/detailed')).toMatchObject({
      body: { metrics: { error_rate: 0.2, response_time: 0.04 } },
    })
    expect((await ask('/api/health/services/warp')).code).toBe(404)
  })

  it('answers HEAD, as curl -I asks', async () => {
    const { app } = dashboard({ auth: 'broken' })
    expect((await app.request('/api/health', { method: 'HEAD' })).status).toBe(503)
  })

  it('says that a service is broken, and that nobody can work without it', async () => {
    const { ask } = dashboard({ auth: 'broken' })
    expect(await ask('/api/health/services/auth')).toMatchObject({ code: 503, body: { status: 'unhealthy' } })
    expect(await ask('/api/health')).toMatchObject({ code: 503, body: { status: 'unhealthy' } })
    expect(await ask('/api/health/detailed')).toMatchObject({ body: { metrics: { error_rate: 100 } } })
  })

  it('goes on without notifications', async () => {
    const { ask } = dashboard({ notifications: 'broken' })
    expect(await ask('/api/health')).toMatchObject({ code: 200, body: { status: 'degraded' } })
  })

  it('takes its time where it is slow, and fails every second request where it works in part', async () => {
    const { ask, waited } = dashboard({ api: 'slow', integrations: 'partly' })
    expect(await ask('/api/health/services/api')).toMatchObject({ code: 200, body: { status: 'degraded' } })
    expect(waited).toEqual([2400])
    const codes = []
    for (let asked = 0; asked < 4; asked++) codes.push((await ask('/api/health/services/integrations')).code)
    expect(codes).toEqual([503, 200, 503, 200])
  })

  it('is broken and repaired by a button', async () => {
    const { app, ask } = dashboard()
    const broken = await app.request('/services/database/broken', { method: 'POST' })
    expect([broken.status, broken.headers.get('Location')]).toEqual([303, '/'])
    expect((await ask('/api/health/services/database')).code).toBe(503)
    const page = await (await app.request('/')).text()
    expect(page).toContain('aria-label="Repair: Database"')
    expect(page).not.toContain('<script')
    await app.request('/services/database/working', { method: 'POST' })
    expect((await ask('/api/health/services/database')).code).toBe(200)
    expect((await app.request('/services/database/on-fire', { method: 'POST' })).status).toBe(404)
  })
})
