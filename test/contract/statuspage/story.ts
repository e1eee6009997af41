import { instant, minute } from '#core/words/times.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { type Answers, type Component, paths } from './schema.ts'

/** What a reader of the API must find after a step; names stand for the things that bear them. */
export interface Shown {
  indicator: Answers['/api/v2/status.json']['status']['indicator']
  /** Components that are not operational. */
  troubled: Record<string, Component['status']>
  unresolved: string[]
  /** Newest first, without the two that `content/` holds, which stand last. */
  incidents: string[]
  upcoming: string[]
  active: string[]
  /** Every one, newest first. */
  maintenances: string[]
}

export interface Step {
  name: string
  /** Does what makes this step; the clock has moved on by three minutes. */
  act(app: TestApp): Promise<void>
  /** What is different from the step before. */
  shows: Partial<Shown>
}

const quiet: Shown = {
  indicator: 'none',
  troubled: {},
  unresolved: [],
  incidents: [],
  upcoming: [],
  active: [],
  maintenances: [],
}

const signIn = 'Nobody can sign in'
const reports = 'Reports are slow'
const alerts = 'Some alerts come late'
const store = 'The database is down'
const exports = 'Exports fail'
const diskWork = 'A new disk for the database'
const netWork = 'A new network for the database'

/** One after the other; a new step may stand anywhere as long as what it shows is said. */
export const story: Step[] = [
  { name: 'nothing has happened', act: () => Promise.resolve(), shows: {} },
  {
    name: 'an incident is opened',
    act: (app) => open(app, signIn, { authentication: 'major_outage' }),
    shows: {
      indicator: 'critical',
      troubled: { Authentication: 'major_outage' },
      unresolved: [signIn],
      incidents: [signIn],
    },
  },
  {
    name: 'its impact changes',
    act: (app) =>
      update(app, signIn, {
        status: 'identified',
        components: { authentication: 'partial_outage', api: 'degraded_performance' },
      }),
    shows: {
      indicator: 'major',
      troubled: { Authentication: 'partial_outage', API: 'degraded_performance' },
    },
  },
  {
    name: 'one component works again',
    act: (app) => update(app, signIn, { components: { authentication: 'operational' } }),
    shows: { indicator: 'minor', troubled: { API: 'degraded_performance' } },
  },
  {
    name: 'it is watched',
    act: (app) => update(app, signIn, { status: 'monitoring', components: { api: 'operational' } }),
    shows: { indicator: 'none', troubled: {} },
  },
  {
    name: 'it is resolved',
    act: (app) => update(app, signIn, { status: 'resolved' }),
    shows: { unresolved: [] },
  },
  {
    name: 'its review is announced',
    act: (app) => update(app, signIn, { status: 'postmortem', notify: false }),
    shows: {},
  },
  {
    name: 'several are open',
    async act(app) {
      await open(app, alerts, { notifications: 'degraded_performance' })
      app.deps.clock.pass(minute)
      await open(app, store, { database: 'major_outage', api: 'partial_outage' })
      app.deps.clock.pass(minute)
      await open(app, reports, { 'dashboard-ui': 'degraded_performance', api: 'degraded_performance' })
    },
    shows: {
      indicator: 'critical',
      troubled: {
        Notifications: 'degraded_performance',
        Database: 'major_outage',
        API: 'partial_outage',
        'Dashboard UI': 'degraded_performance',
      },
      unresolved: [reports, store, alerts],
      incidents: [reports, store, alerts, signIn],
    },
  },
  {
    name: 'the worst of them is over',
    act: (app) => update(app, store, { status: 'resolved' }),
    shows: {
      indicator: 'minor',
      troubled: {
        Notifications: 'degraded_performance',
        API: 'degraded_performance',
        'Dashboard UI': 'degraded_performance',
      },
      unresolved: [reports, alerts],
    },
  },
  {
    name: 'all are over',
    async act(app) {
      await update(app, reports, { status: 'resolved' })
      await update(app, alerts, { status: 'resolved' })
    },
    shows: { indicator: 'none', troubled: {}, unresolved: [] },
  },
  {
    name: 'a component is stopped without an incident',
    act: (app) => baseline(app, 'integrations', 'under_maintenance'),
    shows: { indicator: 'maintenance', troubled: { Integrations: 'under_maintenance' } },
  },
  {
    name: 'it runs again',
    act: (app) => baseline(app, 'integrations', 'operational'),
    shows: { indicator: 'none', troubled: {} },
  },
  {
    name: 'two pieces of work are planned',
    async act(app) {
      await plan(app, diskWork, 60, 120)
      await plan(app, netWork, 24 * 60, 25 * 60)
    },
    shows: { upcoming: [diskWork, netWork], maintenances: [netWork, diskWork] },
  },
  {
    name: 'the first begins at its minute',
    act: (app) => pass(app, 60),
    shows: {
      indicator: 'maintenance',
      troubled: { Database: 'under_maintenance' },
      upcoming: [netWork],
      active: [diskWork],
    },
  },
  {
    name: 'something else breaks meanwhile',
    act: (app) => open(app, exports, { api: 'partial_outage' }),
    shows: {
      indicator: 'major',
      troubled: { Database: 'under_maintenance', API: 'partial_outage' },
      unresolved: [exports],
      incidents: [exports, reports, store, alerts, signIn],
    },
  },
  {
    name: 'the work is being checked',
    act: (app) => work(app, diskWork, { status: 'verifying' }),
    shows: {},
  },
  {
    name: 'the work is over, and so is the incident',
    async act(app) {
      await work(app, diskWork, { status: 'completed' })
      await update(app, exports, { status: 'resolved' })
    },
    shows: { indicator: 'none', troubled: {}, active: [], unresolved: [] },
  },
  {
    name: 'the other work is called off',
    act: (app) => callOff(app, netWork),
    shows: { upcoming: [] },
  },
]

/** What every address said after a step. */
export interface Chapter {
  name: string
  now: string
  shown: Shown
  /** As it was sent. */
  texts: Record<keyof Answers, string>
  answers: Answers
}

/** Goes through the story once and asks every address after every step. */
export async function tell(steps: readonly Step[] = story): Promise<Chapter[]> {
  const app = await testApp()
  const chapters: Chapter[] = []
  for (const { name, act, shows } of steps) {
    app.deps.clock.pass(3 * minute)
    await act(app)
    await app.publish()
    const texts = await ask(app)
    const answers = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, JSON.parse(text)]))
    chapters.push({
      name,
      now: new Date(app.deps.clock.now()).toISOString(),
      shown: { ...(chapters.at(-1)?.shown ?? quiet), ...shows },
      texts,
      answers: answers as unknown as Answers,
    })
  }
  return chapters
}

async function ask(app: TestApp): Promise<Record<keyof Answers, string>> {
  const read = async (path: string) => [path, await (await app.fetch(path)).text()] as const
  return Object.fromEntries(await Promise.all(paths.map(read))) as Record<keyof Answers, string>
}

function open(app: TestApp, title: string, components: Record<string, string>): Promise<void> {
  return accepted(
    app,
    app.call('POST', '/api/v1/incidents', { title, message: 'We are looking for the cause.', components }),
  )
}

async function update(app: TestApp, title: string, change: Record<string, unknown>): Promise<void> {
  const { items } = (await (await app.fetch('/api/v1/incidents')).json()) as {
    items: { id: string; title: string }[]
  }
  const id = items.find((each) => each.title === title)?.id ?? title
  const body = { message: 'This is what we know now.', ...change }
  await accepted(app, app.call('POST', `/api/v1/incidents/${id}/updates`, body))
}

/** Work on the database, from and until so many minutes from now. */
function plan(app: TestApp, title: string, from: number, until: number): Promise<void> {
  const now = app.deps.clock.now()
  return accepted(
    app,
    app.call('POST', '/api/v1/maintenances', {
      title,
      message: 'Searches are read-only meanwhile.',
      components: ['database'],
      scheduledFor: instant(now + from * minute),
      scheduledUntil: instant(now + until * minute),
    }),
  )
}

async function pass(app: TestApp, minutes: number): Promise<void> {
  app.deps.clock.pass(minutes * minute)
  await maintain(app.deps)
}

async function addressOf(app: TestApp, title: string): Promise<string> {
  const { items } = (await (await app.fetch('/api/v1/maintenances')).json()) as {
    items: { id: string; title: string }[]
  }
  return `/api/v1/maintenances/${items.find((each) => each.title === title)?.id ?? title}`
}

async function work(app: TestApp, title: string, change: Record<string, unknown>): Promise<void> {
  const body = { message: 'This is what we know now.', ...change }
  await accepted(app, app.call('POST', `${await addressOf(app, title)}/updates`, body))
}

async function callOff(app: TestApp, title: string): Promise<void> {
  await accepted(app, app.call('DELETE', await addressOf(app, title), { message: 'We do it another day.' }))
}

function baseline(app: TestApp, id: string, status: string): Promise<void> {
  return accepted(app, app.call('PATCH', `/api/v1/components/${id}`, { status }))
}

async function accepted({ deps }: TestApp, answer: Promise<Response>): Promise<void> {
  const response = await answer
  if (!response.ok)
    throw new Error(`${response.status} at ${deps.clock.now()}: ${(await response.text()).slice(0, 500)}`)
}
