import { beforeAll, describe, expect, it } from 'vitest'
import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { newestEntries } from '#core/incidents/history-index.ts'
import { incidentsById } from '#core/incidents/record.ts'
import { reviewStates } from '#core/reviews/due.ts'
import { percentUp, tally, timeline } from '#core/uptime/uptime.ts'
import { promisesKept } from '#core/views/incident-sums.ts'
import { publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { instant, ms } from '#core/words/times.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'
import { content } from '#test/fakes/deps.ts'
import { demoContent } from '../../scripts/demo/content.ts'
import { type HistoryOptions, openedAt, tellHistory } from '../../scripts/demo/history.ts'
import { movedClock } from '../../scripts/demo/moment.ts'
import { presents } from '../../scripts/demo/present.ts'
import { seededIds } from '../../scripts/demo/seeded-ids.ts'

const now = Date.parse('2026-11-23T15:40:00Z')
const days = [now, ...['2027-01-02', '2027-04-15', '2028-02-29', '2026-08-31'].map((day) => Date.parse(day))]
const quiet: HistoryOptions = { seed: 1, present: 'quiet', now }

async function history(options: HistoryOptions): Promise<Deps> {
  const clock = movedClock(openedAt(options))
  const deps: Deps = {
    clock,
    ids: seededIds(clock, options.seed),
    store: memoryStore(clock),
    content: demoContent(content, openedAt(options), options.now),
    siteUrl: 'http://localhost',
    mailFrom: 'status@example.com',
    teamSlack: false,
  }
  await tellHistory(deps, clock, options)
  return deps
}

async function everything({ store }: Deps) {
  const kinds = ['incident', 'history', 'month', 'subscriber', 'subscriber-token', 'audit', 'page', 'notice']
  return Promise.all(kinds.map((kind) => store.list([kind], { limit: 10_000 })))
}

async function incidentsOf(deps: Deps): Promise<Incident[]> {
  const entries = await newestEntries(deps, 1000)
  const stored = await incidentsById(
    deps,
    entries.map(({ id }) => id),
  )
  return [...stored, ...deps.content.incidents]
}

describe('the history of the demo', () => {
  it('is the same for the same seed at any time of the same day', async () => {
    const morning = await everything(await history({ ...quiet, now: Date.parse('2026-11-23T00:00:00Z') }))
    expect(await everything(await history(quiet))).toEqual(morning)
  })

  it('has every review done when it was due', async () => {
    const states = await reviewStates(await history(quiet))
    expect(states.filter(({ overdue }) => overdue > 0)).toEqual([])
    expect(states.find(({ id }) => id === 'channels')?.last?.on).toBe('2026-11-22')
  })

  it('is another one for another seed', async () => {
    const titles = async (seed: number) =>
      (await incidentsOf(await history({ ...quiet, seed }))).map(({ startedAt }) => startedAt)
    expect(await titles(2)).not.toEqual(await titles(1))
  })

  it('mails nobody, and 40 people of example.com have subscribed', async () => {
    const { store } = await history(quiet)
    const subscribers = await store.list(['subscriber'], { limit: 100 })
    expect(subscribers).toHaveLength(40)
    for (const { value } of subscribers) expect(value).toMatchObject({ email: /@example\.com$/ })
    expect(await store.list(['notice-queue'], { limit: 10 })).toEqual([])
    expect(await store.list(['batch-due'], { limit: 10 })).toEqual([])
  })
})

describe.each(days.flatMap((day) => [1, 2, 3].map((seed) => ({ on: instant(day), day, seed }))))(
  'the year before $on from seed $seed',
  ({ day, seed }) => {
    let deps: Deps
    let incidents: Incident[]
    beforeAll(async () => {
      deps = await history({ seed, present: 'quiet', now: day })
      incidents = await incidentsOf(deps)
    })

    it('has about 35 incidents of every severity, on every service', () => {
      expect(incidents.length).toBeGreaterThanOrEqual(32)
      expect(incidents.length).toBeLessThanOrEqual(42)
      expect(new Set(incidents.map(({ severity }) => severity))).toEqual(new Set(['P1', 'P2', 'P3', 'P4']))
      const touched = new Set(incidents.flatMap(({ spans }) => spans.map(({ component }) => component)))
      expect(touched).toEqual(new Set(componentsOf(content.catalogue).map(({ id }) => id)))
    })

    it('begins a year back, with a quiet month, a bad one, and none beyond belief', async () => {
      const view = publicView(deps.content, await readPublicRecords(deps), day)
      expect(Date.parse(view.openedAt)).toBe(openedAt({ seed, present: 'quiet', now: day }))
      const whole = view.months.slice(1, -1).map(({ incidents }) => incidents)
      expect(whole.length).toBeGreaterThanOrEqual(10)
      expect(view.months.find(({ month }) => month.endsWith('-08'))?.incidents).toBe(0)
      expect(Math.max(...whole)).toBeGreaterThanOrEqual(5)
      expect(Math.max(...whole)).toBeLessThanOrEqual(8)
      expect(view.groups.flatMap(({ bars }) => bars).every(({ status }) => status !== null)).toBe(true)
    })

    it('leaves every service up between 99 and 100 % of the time', () => {
      for (const { id } of componentsOf(content.catalogue)) {
        const opened = openedAt({ seed, present: 'quiet', now: day })
        const spans = incidents.flatMap((each) => each.spans.filter(({ component }) => component === id))
        const uptime = percentUp(tally(timeline(spans, opened, day), opened, day))
        expect(uptime, id).toBeGreaterThan(99)
        expect(uptime, id).toBeLessThan(100)
      }
    })

    it('has no two incidents on one service at once', () => {
      const spans = incidents.flatMap(({ id, startedAt, resolvedAt, spans }) =>
        [...new Set(spans.map(({ component }) => component))].map((component) => ({
          id,
          component,
          from: startedAt,
          to: resolvedAt ?? '',
        })),
      )
      const overlaps = spans.flatMap((one) =>
        spans
          .filter(
            (other) =>
              one.component === other.component &&
              one.id < other.id &&
              one.from < other.to &&
              other.from < one.to,
          )
          .map((other) => `${one.id} ${other.id}`),
      )
      expect(overlaps).toEqual([])
    })

    it('keeps most promises and misses some, and ends every incident', () => {
      const sums = incidents.map(({ updates }) => promisesKept(updates))
      const promised = sums.reduce((sum, each) => sum + each.promised, 0)
      const missed = promised - sums.reduce((sum, each) => sum + each.kept, 0)
      expect(missed).toBeGreaterThanOrEqual(1)
      expect(missed / promised).toBeLessThan(0.2)
      for (const { resolvedAt, id } of incidents) expect(ms(resolvedAt ?? ''), id).toBeLessThan(day)
    })
  },
)

describe('the present of the demo', () => {
  it.each([
    ['p2', 'Webhooks arrive late.', 1],
    ['quiet', 'Everything is working.', 0],
    ['p1', 'Nobody can sign in.', 1],
    ['three', 'Nobody can sign in.', 3],
    ['maintenance', 'Planned work is under way.', 0],
    ['first-day', 'Everything is working.', 0],
  ] as const)('is %s: %s', async (present, headline, open) => {
    const deps = await history({ ...quiet, present })
    const view = publicView(deps.content, await readPublicRecords(deps), now)
    expect(view.headline).toBe(headline)
    expect(view.open).toHaveLength(open)
    for (const { nextUpdateAt } of view.open) expect(ms(nextUpdateAt ?? '')).toBeGreaterThan(now)
    expect(view.recent.length > 0).toBe(present !== 'first-day')
  })

  it('has a case for every present', () => {
    expect(presents).toEqual(['p2', 'quiet', 'p1', 'three', 'maintenance', 'first-day'])
  })
})
