import { beforeEach, describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { mergeIncident } from '#core/incidents/merge-incident.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { incidentToChange } from '#core/incidents/record.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import { firstWordAfter } from '#core/views/incident-sums.ts'
import { publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { minute } from '#core/words/times.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

const by = { by: 'test' }
const [first, second] = ['INC-2026-11-17-001', 'INC-2026-11-17-002']
let deps: TestDeps

beforeEach(async () => {
  deps = testDeps()
  await opened('Webhooks arrive late', 'P2', { api: 'degraded_performance' })
  deps.clock.pass(10 * minute)
  await opened('Nobody can sign in', 'P1', { api: 'partial_outage', authentication: 'major_outage' })
  deps.clock.pass(5 * minute)
})

function opened(title: string, severity: SeverityId, components: Record<string, ComponentStatus>) {
  return openIncident(deps, { title, message: `${title}.`, severity, components, notify: false }, by)
}

async function incident(id: string): Promise<Incident> {
  return (await incidentToChange(deps, id)).incident
}

const merged = (more: { notify?: boolean; message?: string } = {}) =>
  mergeIncident(deps, first, { into: second, notify: false, ...more }, by)

const view = async () => publicView(deps.content, await readPublicRecords(deps), deps.clock.now())

describe('an incident that is the same as another one', () => {
  it('is over, keeps what it said, and says last where to read on', async () => {
    await merged()
    const same = await incident(first)
    expect(same).toMatchObject({
      status: 'resolved',
      impacts: { api: 'operational' },
      nextUpdateAt: null,
      mergedInto: { id: second, title: 'Nobody can sign in' },
    })
    expect(same.updates.map(({ message }) => message.text)).toEqual([
      'Webhooks arrive late.',
      `This is the same as “Nobody can sign in” (${deps.siteUrl}/incidents/${second}). What happens next is said there.`,
    ])
  })

  it('leaves every list, so that it counts nowhere a second time', async () => {
    await merged()
    const { open, recent, months } = await view()
    expect(open.map(({ id }) => id)).toEqual([second])
    expect(recent.map(({ id }) => id)).not.toContain(first)
    const { items, total } = await listIncidents(deps, { limit: 10, after: null })
    expect(items.map(({ id }) => id)).not.toContain(first)
    const kept = deps.content.incidents
    const keptThisMonth = kept.filter(({ startedAt }) => startedAt.startsWith('2026-11')).length
    expect([months[0]?.incidents, total]).toEqual([keptThisMonth + 1, kept.length + 1])
  })

  it('gives the other one what it did, the worst wherever both did something, and its start', async () => {
    await merged()
    const whole = await incident(second)
    expect(whole).toMatchObject({
      startedAt: '2026-11-17T02:41:00.000Z',
      impacts: { api: 'partial_outage', authentication: 'major_outage' },
    })
    expect(whole.spans.filter(({ component }) => component === 'api')).toEqual([
      {
        component: 'api',
        status: 'degraded_performance',
        from: '2026-11-17T02:41:00.000Z',
        to: '2026-11-17T02:51:00.000Z',
      },
      { component: 'api', status: 'partial_outage', from: '2026-11-17T02:51:00.000Z', to: null },
    ])
  })

  it('hands over its promise where that runs out first, and its first word', async () => {
    const { nextUpdateAt } = await incident(first)
    await postUpdate(deps, first, { message: 'More soon.', nextUpdateMinutes: 1, notify: false }, by)
    await merged()
    const whole = await incident(second)
    expect(whole.nextUpdateAt).toBe('2026-11-17T02:57:00.000Z')
    expect(whole.nextUpdateAt).not.toBe(nextUpdateAt)
    expect(firstWordAfter(whole)).toBe(0)
  })

  it('writes to its own readers where that was chosen and they had heard of it', async () => {
    await expect(merged({ notify: true })).rejects.toThrow('nobody was emailed about it')
    await postUpdate(deps, first, { message: 'More soon.', notify: true }, by)
    await merged({ notify: true, message: 'Sign-in is the cause. Read there.' })
    const notices = (await deps.store.list(['notice'], { limit: 10 })).map(({ value }) => value as Notice)
    const notice = notices.at(-1)
    expect(notice).toMatchObject({
      kind: 'update',
      incident: first,
      audience: { components: ['api'], severity: 'P2' },
    })
    expect(notice?.mail.text).toContain('Sign-in is the cause. Read there.')
  })

  it('takes no more updates, but can be opened again as its own', async () => {
    await merged()
    await expect(postUpdate(deps, first, { message: 'And more.' }, by)).rejects.toThrow(`Post there`)
    const again = { message: 'It is another one.', status: 'investigating', notify: false } as const
    const { result } = await postUpdate(deps, first, again, by)
    expect(result.incident.mergedInto).toBeUndefined()
    expect((await incident(second)).merged).toBeUndefined()
    expect((await view()).open.map(({ id }) => id).toSorted()).toEqual([first, second])
  })

  it.each([
    ['itself', first, first, 'another incident'],
    ['one that it is already the same as', first, second, 'already the same'],
    ['a less serious one', second, first, 'Merge INC-2026-11-17-001 into INC-2026-11-17-002'],
    ['one that nobody knows', second, 'INC-2026-11-17-009', 'There is no incident'],
  ])('cannot be the same as %s', async (what, id, into, why) => {
    if (what.startsWith('one that it is')) await merged()
    await expect(mergeIncident(deps, id, { into, notify: false }, by)).rejects.toThrow(why)
  })

  it('cannot go on in one that is over', async () => {
    await postUpdate(deps, second, { message: 'Over.', status: 'resolved', notify: false }, by)
    await expect(merged()).rejects.toThrow('is over')
  })
})
