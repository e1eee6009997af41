import { join } from 'node:path'
import { componentsOf } from '#core/components/catalogue.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import { type Attempt, attemptPuts } from '#core/hooks/log.ts'
import type { OpenIncidentInput, PostUpdateInput } from '#core/incidents/inputs.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { ScheduleMaintenanceInput } from '#core/maintenance/inputs.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import type { Put, Store } from '#core/ports.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { openPage } from '#core/views/open-page.ts'
import { day, instant, minute } from '#core/words/times.ts'
import { contentFrom } from '#functions/adapters/content/directory.ts'
import { randomIds } from '#functions/adapters/ids/random.ts'
import { encodeKey } from '#functions/adapters/store/keys.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { setClock, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { random } from '#test/fakes/random.ts'

/** An incident that is still open: what was said, and how many minutes ago. */
export interface OpenStory {
  opened: Pick<OpenIncidentInput, 'title' | 'message' | 'severity' | 'components'>
  minutesAgo: number
  updates: (PostUpdateInput & { minutesAgo: number })[]
}

export interface Seed {
  /** How many incidents ended before the 90 days of the bars began, over ten years. */
  past?: number
  /** How many ended within these 90 days. */
  recent?: number
  open?: readonly OpenStory[]
  /** Whether planned work is under way. */
  working?: boolean
}

export interface Seeded {
  /** When this page first started; no other page has the same moment. */
  openedAt: string
  /** Ids of the open incidents and of the last that ended. */
  open: string[]
  ended: string
  /** Ids of planned work: what is over, the first of a series that is to come, and what is under way. */
  work: { over: string; ahead: string; underWay: string | null }
  /** What the links in five mails carry: to confirm, to leave, one that was used to leave, to come back, and of a webhook. */
  tokens: { confirm: string; leave: string; left: string; back: string; hook: string }
}

const shown = 90

/** Fills the store of a page that is not running, through the verbs of the product, as if the past had happened. */
export async function seed(
  dataDir: string,
  root: string,
  { past = 0, recent = 14, open = [], working = false }: Seed,
): Promise<Seeded> {
  const now = Date.now()
  const start = now - (past > 0 ? 10 : 1) * 365 * day
  const clock = setClock(instant(start))
  const { store, puts } = recorded(memoryStore(clock))
  const deps = testDeps({ clock, ids: randomIds(clock), store, content: await contentFrom(root) })

  await openPage(deps)
  const pick = random(7)
  const window = now - shown * day
  for (const at of spread(start, window - day, past)) await endedIncident(deps, at, pick)
  let ended = ''
  for (const at of spread(window, now - day, recent)) ended = await endedIncident(deps, at, pick)
  const ids = await openOnes(deps, open, now)
  clock.set(instant(now))
  const work = await plannedWork(deps, now, working)
  const tokens = await people(deps)

  await save(join(dataDir, 'status.db'), [...puts.values()])
  return { openedAt: instant(start), open: ids, ended, work, tokens }
}

function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round(from + ((to - from) * index) / count))
}

const failures: { title: string; cause: string; severity: SeverityId; status: ComponentStatus }[] = [
  {
    title: 'Large reports were slow',
    cause: 'Reports and exports shared one queue. They have one each now.',
    severity: 'P3',
    status: 'degraded_performance',
  },
  {
    title: 'One call in ten failed',
    cause: 'A new release leaked connections. We went back to the one before it.',
    severity: 'P2',
    status: 'partial_outage',
  },
  {
    title: 'Nobody could sign in',
    cause: 'A certificate had run out. A new one is in place, and it renews itself.',
    severity: 'P1',
    status: 'major_outage',
  },
  {
    title: 'Some alerts came late',
    cause: 'One of three workers had stopped. It runs again.',
    severity: 'P4',
    status: 'degraded_performance',
  },
]

/** One that is over after some time, at one to three services. */
async function endedIncident(deps: TestDeps, at: number, pick: (below: number) => number): Promise<string> {
  const { clock, content } = deps
  const failure = failures[pick(failures.length)]
  if (!failure) throw new Error('No failure was picked')
  const services = componentsOf(content.catalogue)
  const first = pick(services.length)
  const hit = services.slice(first, first + 1 + pick(3)).map(({ id }) => [id, failure.status])

  clock.set(instant(at))
  const { result } = await openIncident(
    deps,
    {
      title: failure.title,
      message: 'We see errors since a few minutes and are looking for the cause.',
      severity: failure.severity,
      components: Object.fromEntries(hit),
      notify: false,
    },
    author,
  )
  clock.pass((10 + pick(240)) * minute)
  const resolved = { status: 'resolved' as const, message: failure.cause, notify: false }
  await postUpdate(deps, result.incident.id, resolved, author)
  return result.incident.id
}

const author = { by: 'seed' }

async function openOnes(deps: TestDeps, stories: readonly OpenStory[], now: number): Promise<string[]> {
  const ids: string[] = []
  for (const { opened, minutesAgo, updates } of stories) {
    deps.clock.set(instant(now - minutesAgo * minute))
    const { result } = await openIncident(deps, { ...opened, notify: false }, author)
    const { id } = result.incident
    for (const { minutesAgo: ago, ...update } of updates) {
      deps.clock.set(instant(now - ago * minute))
      await postUpdate(deps, id, { ...update, notify: false }, author)
    }
    ids.push(id)
  }
  return ids
}

/** One that is over, a series to come, and one under way if wanted. */
async function plannedWork(deps: TestDeps, now: number, working: boolean): Promise<Seeded['work']> {
  const plan = async (title: string, from: number, more: Partial<ScheduleMaintenanceInput> = {}) => {
    const input = {
      title,
      message: 'Reports can be read, but not saved.',
      components: ['database'],
      scheduledFor: instant(from),
      scheduledUntil: instant(from + 90 * minute),
      notify: false,
      ...more,
    }
    return (await scheduleMaintenance(deps, input, author)).result.id
  }
  return {
    over: await plan('The database moved to new disks', now - 3 * day),
    ahead: await plan('The database gets a new version', now + 5 * day, {
      recurrence: 'FREQ=WEEKLY;COUNT=3',
    }),
    underWay: working
      ? await plan('The reports move to a new machine', now - 20 * minute, { components: ['dashboard-ui'] })
      : null,
  }
}

/** Who has not pressed the button, who has, who left again, whose mail program did it for them, and a webhook. */
async function people(deps: TestDeps): Promise<Seeded['tokens']> {
  const secrets: string[] = []
  const noting = {
    ...deps,
    ids: {
      ...deps.ids,
      secret() {
        const secret = deps.ids.secret()
        secrets.push(secret)
        return secret
      },
    },
  }
  const ask = async (email: string) => {
    await subscribe(noting, { email }, author)
    return secrets.at(-1) ?? ''
  }
  const joined = async (email: string) => (await confirm(noting, await ask(email), author)).token
  const leave = await joined('mara@example.com')
  const left = await joined('noor@example.com')
  await unsubscribe(deps, left, author)
  await unsubscribe(noting, await joined('list@example.com'), author, { oneClick: true })
  const back = secrets.at(-1) ?? ''
  const hook = await webhook(noting, () => secrets.at(-1) ?? '')
  return { confirm: await ask('kim@example.com'), leave, left, back, hook }
}

/** One that took its test and did not take what came next. */
async function webhook(deps: TestDeps, secret: () => string): Promise<string> {
  const channel = { kind: 'webhook' as const, url: 'https://hooks.example.com/status' }
  await subscribe(deps, { email: 'ops@example.com', channel }, author)
  const { id, token } = await confirm(deps, secret(), author)
  const tried = (minutesAgo: number, more: Partial<Attempt>): Attempt => ({
    at: instant(deps.clock.now() - minutesAgo * minute),
    type: 'ping',
    message: `msg_${minutesAgo}`,
    notice: null,
    cause: 'ping',
    status: 200,
    milliseconds: 212,
    said: 'ok',
    delivered: true,
    nextAt: null,
    ...more,
  })
  const missed = tried(3, {
    type: 'incident.opened',
    notice: 'n1',
    cause: 'notice',
    status: 503,
    said: 'no healthy upstream',
    delivered: false,
    nextAt: instant(deps.clock.now() + 2 * minute),
  })
  const put = [
    ...attemptPuts(id, 'a', tried(9, {}), null),
    ...attemptPuts(id, 'b', missed, null).filter(({ key }) => key[0] === 'hook-log'),
  ]
  await deps.store.commit({ expect: [], put, remove: [] })
  return token
}

/** A store that remembers what it holds. */
function recorded(store: Store): { store: Store; puts: Map<string, Put> } {
  const puts = new Map<string, Put>()
  return {
    puts,
    store: {
      ...store,
      async commit(change) {
        const version = await store.commit(change)
        for (const key of change.remove) puts.delete(encodeKey(key))
        for (const put of change.put) puts.set(encodeKey(put.key), put)
        return version
      },
    },
  }
}

/** In one commit, and as if everything had been published. */
async function save(path: string, puts: Put[]): Promise<void> {
  const store = sqliteStore(path, { now: () => 0 })
  await store.commit({ expect: [], put: puts.filter(({ key }) => key[0] !== 'unpublished'), remove: [] })
  store.close()
}
