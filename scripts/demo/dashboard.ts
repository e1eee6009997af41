import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Clock } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { controlPage } from './control-page.ts'
import { DemoRefused } from './refused.ts'

/** The services of the simulated dashboard, under the names that its health endpoints use. */
export const services = [
  { id: 'dashboard', component: 'dashboard-ui', name: 'Dashboard UI' },
  { id: 'auth', component: 'authentication', name: 'Authentication' },
  { id: 'api', component: 'api', name: 'API' },
  { id: 'database', component: 'database', name: 'Database' },
  { id: 'integrations', component: 'integrations', name: 'Integrations' },
  { id: 'notifications', component: 'notifications', name: 'Notifications' },
] as const

/** `partly` fails every second request. */
export const states = ['working', 'slow', 'partly', 'broken'] as const
export type State = (typeof states)[number]

export interface Service {
  id: string
  name: string
  state: State
  /** Requests answered since it is in this state. */
  asked: number
}

export interface Dashboard {
  url: string
  stop(): Promise<void>
}

/** How long a slow service takes to answer, in milliseconds. */
const slowness = 2400
const usual = 40

/** Starts the simulated dashboard; `present` says what each component of the status page shows. */
export async function startDashboard(
  present: Record<string, ComponentStatus>,
  clock: Clock,
  port = 0,
): Promise<Dashboard> {
  const app = dashboardApp(
    servicesOf((component) => present[component] ?? 'operational'),
    clock,
  )
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((listening, refused) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE'
      refused(inUse ? new DemoRefused(`DEMO_DASHBOARD_PORT: expected a free port, got ${port}`) : error)
    })
    server.listen(port, '127.0.0.1', listening)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => {
          stopped()
        })
        server.closeAllConnections()
      }),
  }
}

/** Each as broken as the page says that its component is. */
export function servicesOf(status: (component: string) => ComponentStatus): Service[] {
  return services.map(({ id, name, component }) => ({
    id,
    name,
    state: stateOf(status(component)),
    asked: 0,
  }))
}

/** The health endpoints of the procedure, and a page on which services are broken and repaired. */
export function dashboardApp(
  all: Service[],
  clock: Clock,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): Hono {
  const startedAt = clock.now()
  const find = (id: string) => all.find((service) => service.id === id)
  return new Hono()
    .get('/', (c) => c.html(controlPage(all)))
    .post('/services/:id/:state', (c) => {
      const [service, state] = [find(c.req.param('id')), states.find((each) => each === c.req.param('state'))]
      if (!service || !state) return c.notFound()
      Object.assign(service, { state, asked: 0 })
      return c.redirect('/', 303)
    })
    .get('/api/health', (c) => {
      const status = overall(all)
      return c.json({ status, timestamp: instant(clock.now()) }, code(status))
    })
    .get('/api/health/services', (c) => {
      const status = overall(all)
      return c.json({ status, services: Object.fromEntries(all.map(summary)) }, code(status))
    })
    .get('/api/health/services/:id', async (c) => {
      const service = find(c.req.param('id'))
      if (!service) return c.json({ error: 'There is no such service.' }, 404)
      const status = answerOf(service)
      if (status === 'degraded') await wait(slowness)
      const error = status === 'unhealthy' && { error: `${service.name} does not answer.` }
      return c.json({ service: service.id, status, responseTime: latency(service), ...error }, code(status))
    })
    .get('/api/health/detailed', (c) => {
      const status = overall(all)
      return c.json(
        {
          status,
          timestamp: instant(clock.now()),
          uptime: Math.floor((clock.now() - startedAt) / 1000),
          services: Object.fromEntries(all.map(summary)),
          metrics: {
            error_rate: Math.max(...all.map(({ state }) => errorRate[state])),
            response_time: Math.max(...all.map(latency)) / 1000,
            memory_usage: 61,
          },
        },
        code(status),
      )
    })
}

type Health = 'healthy' | 'degraded' | 'unhealthy'

/** Percent of requests that fail. */
const errorRate: Record<State, number> = { working: 0.2, slow: 0.8, partly: 50, broken: 100 }
const health: Record<State, Health> = {
  working: 'healthy',
  slow: 'degraded',
  partly: 'degraded',
  broken: 'unhealthy',
}

function stateOf(status: ComponentStatus): State {
  return {
    operational: 'working' as const,
    under_maintenance: 'working' as const,
    degraded_performance: 'slow' as const,
    partial_outage: 'partly' as const,
    major_outage: 'broken' as const,
  }[status]
}

function answerOf(service: Service): Health {
  service.asked++
  if (service.state !== 'partly') return health[service.state]
  return service.asked % 2 === 1 ? 'unhealthy' : 'healthy'
}

/** The whole is unhealthy when a service without which nobody can work is broken. */
function overall(all: readonly Service[]): Health {
  const vital = ['dashboard', 'auth', 'api', 'database']
  if (all.some(({ id, state }) => state === 'broken' && vital.includes(id))) return 'unhealthy'
  return all.every(({ state }) => state === 'working') ? 'healthy' : 'degraded'
}

function summary(service: Service) {
  return [service.id, { status: health[service.state], responseTime: latency(service) }] as const
}

function latency({ state }: Service): number {
  return state === 'slow' ? slowness : usual
}

function code(status: Health): 200 | 503 {
  return status === 'unhealthy' ? 503 : 200
}
