import { beforeEach, describe, expect, it } from 'vitest'
import { advanceMaintenance } from '#core/maintenance/advance-maintenance.ts'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import type { ChangeMaintenanceInput, PostMaintenanceUpdateInput } from '#core/maintenance/inputs.ts'
import { isLateToStart, isOverrun } from '#core/maintenance/maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import { newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { workOfMonth } from '#core/maintenance/work-of-month.ts'
import { spellsOfMonth } from '#core/uptime/spell.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { by, usual, world, type World } from './planned.ts'

let w: World
beforeEach(() => {
  w = world()
})

const post = (id: string, input: PostMaintenanceUpdateInput) => postMaintenanceUpdate(w.deps, id, input, by)
const change = (id: string, input: ChangeMaintenanceInput) => changeMaintenance(w.deps, id, input, by)
const cancel = (id: string, message?: string) => cancelMaintenance(w.deps, id, { message }, by)
const status = async (id: string) => (await w.kept(id)).status
const spans = async () => (await spellsOfMonth(w.deps.store, '2026-12')).flatMap((spell) => spell.spans)
const refused = (field: string, expected: RegExp) => ({
  kind: 'invalid',
  mistakes: [{ field, expected: expect.stringMatching(expected) as string }],
})

describe('the planned work of a month', () => {
  it('is what began in it, and what ran into it from the month before', async () => {
    const w = world('2026-11-01T09:00:00.000Z')
    const { id } = await w.schedule({
      scheduledFor: '2026-11-29T22:00:00.000Z',
      scheduledUntil: '2026-12-02T04:00:00.000Z',
    })
    await w.at('2026-12-03T00:00:00.000Z')
    for (const [month, ids] of [
      ['2026-11', [id]],
      ['2026-12', [id]],
      ['2027-01', []],
    ] as const)
      expect((await workOfMonth(w.deps, month)).map((each) => each.id)).toEqual(ids)
  })
})

describe('a window of planned work', () => {
  it('is announced with its times, numbered by its day', async () => {
    expect(await w.schedule()).toMatchObject({
      id: 'MNT-2026-12-06-001',
      status: 'scheduled',
      announcedUntil: usual.scheduledUntil,
      autoStart: true,
      autoComplete: true,
      notify: true,
      remindMinutes: 1440,
      startedAt: null,
      completedAt: null,
      updates: [{ status: 'scheduled', at: '2026-12-01T09:00:00.000Z', notified: true, automatic: false }],
    })
    expect((await w.schedule()).id).toBe('MNT-2026-12-06-002')
    expect((await w.schedule({ scheduledFor: '2026-12-05T05:00:00.000Z' })).id).toBe('MNT-2026-12-05-001')
  })

  it('knows a service by slug, name, alias and Statuspage id, once and in the order of the page', async () => {
    const { components } = await w.schedule({ components: ['db', 'API', 'Authentication', 'database'] })
    expect(components).toEqual(['authentication', 'api', 'database'])
  })

  it('begins and ends at the very millisecond, and not one before', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T04:59:59.999Z')
    expect(await status(id)).toBe('scheduled')
    await w.at('2026-12-06T05:00:00.000Z')
    expect(await status(id)).toBe('in_progress')
    await w.at('2026-12-06T06:29:59.999Z')
    expect(await status(id)).toBe('in_progress')
    await w.at('2026-12-06T06:30:00.000Z')
    expect(await status(id)).toBe('completed')
  })

  it('carries the planned times, however late they were noticed', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T05:00:00.830Z')
    await w.at('2026-12-06T06:30:17.000Z')
    expect(await w.kept(id)).toMatchObject({
      startedAt: usual.scheduledFor,
      completedAt: usual.scheduledUntil,
      updates: [
        {},
        { at: usual.scheduledFor, automatic: true, message: { source: 'Planned work has begun.' } },
        { at: usual.scheduledUntil, automatic: true, message: { source: 'Planned work is finished.' } },
      ],
    })
  })

  it('leaves its time on every service it touched, and nothing for the job to do', async () => {
    await w.schedule({ components: ['api', 'database'] })
    await w.at(usual.scheduledFor)
    expect(await spans()).toEqual([])
    await w.at('2026-12-06T06:31:00.000Z')
    expect(await spans()).toEqual(
      ['api', 'database'].map((component) => ({
        component,
        status: 'under_maintenance',
        from: usual.scheduledFor,
        to: usual.scheduledUntil,
      })),
    )
    expect(await w.due()).toEqual([])
    expect(await openMaintenances(w.deps)).toEqual([])
    expect(await newestPastMaintenances(w.deps, 5)).toHaveLength(1)
  })

  it('stands in the months of both ends when it runs over midnight', async () => {
    await w.schedule({
      scheduledFor: '2026-12-31T23:00:00.000Z',
      scheduledUntil: '2027-01-01T01:00:00.000Z',
    })
    await w.at('2027-01-02T00:00:00.000Z')
    expect(await spellsOfMonth(w.deps.store, '2026-12')).toHaveLength(1)
    expect(await spellsOfMonth(w.deps.store, '2027-01')).toHaveLength(1)
  })

  it('comes out right when the process slept through all of it', async () => {
    const { id } = await w.schedule()
    await w.at('2027-02-01T00:00:00.000Z')
    expect(await w.kept(id)).toMatchObject({
      status: 'completed',
      startedAt: usual.scheduledFor,
      completedAt: usual.scheduledUntil,
      remindedAt: null,
    })
    expect(await spans()).toHaveLength(1)
  })

  it('is flipped once by processes that run at the same time', async () => {
    const { id } = await w.schedule()
    w.deps.clock.set('2026-12-06T05:00:00.500Z')
    await Promise.all([1, 2, 3].map(() => advanceMaintenance(w.deps, id)))
    await Promise.all([maintain(w.deps), maintain(w.deps)])
    expect((await w.kept(id)).updates.map((each) => each.status)).toEqual(['scheduled', 'in_progress'])
  })

  it('does not hold up others when one of them cannot go on', async () => {
    const { id } = await w.schedule()
    await w.deps.store.commit({
      expect: [],
      put: [{ key: ['maintenance-due', '2026-12-02T00:00:00.000Z', 'MNT-gone'], value: { series: false } }],
      remove: [],
    })
    await expect(w.at(usual.scheduledFor)).rejects.toThrow('MNT-gone')
    expect(await status(id)).toBe('in_progress')
  })
})

describe('a window whose start has passed', () => {
  it('begins at once, as of its start', async () => {
    const begun = await w.schedule({ scheduledFor: '2026-12-01T08:30:00.000Z' })
    expect(begun).toMatchObject({ status: 'in_progress', startedAt: '2026-12-01T08:30:00.000Z' })
    expect(begun.updates).toHaveLength(1)
    expect(await w.due()).toEqual([`${usual.scheduledUntil} ${begun.id}`])
  })

  it('is put on record when it is over', async () => {
    const times = { scheduledFor: '2026-12-01T05:00:00.000Z', scheduledUntil: '2026-12-01T06:00:00.000Z' }
    const past = await w.schedule(times)
    expect(past).toMatchObject({
      status: 'completed',
      startedAt: times.scheduledFor,
      completedAt: times.scheduledUntil,
      notify: false,
      updates: [{ status: 'completed', at: '2026-12-01T09:00:00.000Z', notified: false }],
    })
    expect(await spans()).toMatchObject([{ from: times.scheduledFor, to: times.scheduledUntil }])
    expect(await w.due()).toEqual([])
  })

  it('waits for a person where it does not begin by itself', async () => {
    const { id } = await w.schedule({ autoStart: false, remindMinutes: null })
    await w.at('2026-12-06T05:10:00.000Z')
    const waiting = await w.kept(id)
    expect([waiting.status, isLateToStart(waiting, '2026-12-06T05:10:00.000Z')]).toEqual(['scheduled', true])
    expect(await w.due()).toEqual([])
    await post(id, { message: 'We begin.', status: 'in_progress' })
    expect(await w.kept(id)).toMatchObject({ startedAt: '2026-12-06T05:10:00.000Z' })
    await w.at('2026-12-06T06:30:00.000Z')
    expect(await spans()).toMatchObject([{ from: '2026-12-06T05:10:00.000Z', to: usual.scheduledUntil }])
  })

  it('needs another end when a person begins it after the promised one', async () => {
    const { id } = await w.schedule({ autoStart: false })
    await w.at('2026-12-06T07:00:00.000Z')
    const late = { message: 'We begin.', status: 'in_progress' as const }
    await expect(post(id, late)).rejects.toMatchObject(refused('scheduledUntil', /after now/))
    await post(id, { ...late, scheduledUntil: '2026-12-06T08:00:00.000Z' })
    await w.at('2026-12-06T08:00:00.000Z')
    expect(await w.kept(id)).toMatchObject({ completedAt: '2026-12-06T08:00:00.000Z' })
  })
})

describe('work that goes on', () => {
  it('is overrun from the promised end on, and keeps its real end', async () => {
    const { id } = await w.schedule({ autoComplete: false })
    await w.at('2026-12-06T06:29:59.999Z')
    expect(isOverrun(await w.kept(id), '2026-12-06T06:29:59.999Z')).toBe(false)
    await w.at('2026-12-06T06:30:00.000Z')
    expect(isOverrun(await w.kept(id), '2026-12-06T06:30:00.000Z')).toBe(true)
    await w.at('2026-12-06T07:12:00.000Z')
    await post(id, { message: 'Done.', status: 'completed' })
    const ended = await w.kept(id)
    expect([ended.completedAt, ended.announcedUntil]).toEqual([
      '2026-12-06T07:12:00.000Z',
      usual.scheduledUntil,
    ])
    expect(isOverrun(ended, '2026-12-06T08:00:00.000Z')).toBe(false)
    expect(await spans()).toMatchObject([{ to: '2026-12-06T07:12:00.000Z' }])
  })

  it('is never ended for those who still verify it', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T05:00:00.000Z')
    await w.at('2026-12-06T06:00:00.000Z')
    await post(id, { message: 'We check it.', status: 'verifying' })
    await w.at('2026-12-07T00:00:00.000Z')
    expect(await status(id)).toBe('verifying')
    expect(isOverrun(await w.kept(id), '2026-12-07T00:00:00.000Z')).toBe(true)
    expect(await w.due()).toEqual([])
  })

  it('ends at the end promised last', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T06:20:00.000Z')
    await change(id, { scheduledUntil: '2026-12-06T07:00:00.000Z' })
    await w.at('2026-12-06T06:30:00.000Z')
    expect(await w.kept(id)).toMatchObject({ status: 'in_progress', announcedUntil: usual.scheduledUntil })
    await w.at('2026-12-06T06:50:00.000Z')
    await post(id, { message: 'Five minutes more.', scheduledUntil: '2026-12-06T07:05:00.000Z' })
    await w.at('2026-12-06T07:05:01.000Z')
    expect(await w.kept(id)).toMatchObject({
      completedAt: '2026-12-06T07:05:00.000Z',
      announcedUntil: usual.scheduledUntil,
    })
    expect((await w.kept(id)).updates.map((each) => each.scheduledUntil.slice(11, 16))).toEqual([
      '06:30',
      '06:30',
      '07:00',
      '07:05',
      '07:05',
    ])
  })

  it('is over a second after its end, also for a person who has not seen it yet', async () => {
    const { id } = await w.schedule()
    w.deps.clock.set('2026-12-06T06:30:01.000Z')
    const late = change(id, { scheduledUntil: '2026-12-06T07:00:00.000Z' })
    await expect(late).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('can begin early, and is then not reminded of any more', async () => {
    const { id } = await w.schedule()
    await post(id, { message: 'We begin already.', status: 'in_progress' })
    expect(await w.kept(id)).toMatchObject({ startedAt: '2026-12-01T09:00:00.000Z', remindAt: null })
    expect(await w.due()).toEqual([`${usual.scheduledUntil} ${id}`])
  })

  it('can end early', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T05:40:00.000Z')
    await post(id, { message: 'Done already.', status: 'completed' })
    await w.at('2026-12-06T07:00:00.000Z')
    expect(await w.kept(id)).toMatchObject({ completedAt: '2026-12-06T05:40:00.000Z' })
    expect((await w.kept(id)).updates).toHaveLength(3)
  })

  it('says the start before what was posted in the second before the job noticed it', async () => {
    const { id } = await w.schedule()
    w.deps.clock.set('2026-12-06T05:00:00.400Z')
    await post(id, { message: 'Everybody is here.' })
    await w.at('2026-12-06T05:00:01.000Z')
    const { updates } = await w.kept(id)
    expect(updates.map((each) => [each.status, each.at.slice(17, 23), each.automatic])).toEqual([
      ['scheduled', '00.000', false],
      ['in_progress', '00.000', true],
      ['in_progress', '00.400', false],
    ])
  })

  it('is one moment for who posts, although the clock goes on meanwhile', async () => {
    const { id } = await w.schedule()
    let now = Date.parse('2026-12-06T04:59:59.999Z') - 2
    const clock = { ...w.deps.clock, now: () => (now += 2) }
    await postMaintenanceUpdate({ ...w.deps, clock }, id, { message: 'We are about to begin.' }, by)
    await w.at('2026-12-06T05:00:01.000Z')
    const times = (await w.kept(id)).updates.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
  })

  it('never goes backwards', async () => {
    const { id } = await w.schedule()
    for (const step of ['verifying', 'completed'] as const)
      await expect(post(id, { message: 'x', status: step })).rejects.toMatchObject({ kind: 'conflict' })
    await w.at(usual.scheduledFor)
    await post(id, { message: 'x', status: 'verifying' })
    const back = post(id, { message: 'x', status: 'in_progress' })
    await expect(back).rejects.toMatchObject({ kind: 'conflict' })
    await post(id, { message: 'x', status: 'completed' })
    await expect(post(id, { message: 'x' })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(change(id, { title: 'x' })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(cancel(id)).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('a window that is moved', () => {
  const later = { scheduledFor: '2026-12-08T05:00:00.000Z', scheduledUntil: '2026-12-08T06:00:00.000Z' }

  it('begins at its new time only', async () => {
    const { id } = await w.schedule()
    await change(id, later)
    await w.at(usual.scheduledFor)
    expect(await w.kept(id)).toMatchObject({ status: 'scheduled', announcedUntil: later.scheduledUntil })
    expect(await w.due()).toEqual([`2026-12-07T05:00:00.000Z ${id}`])
    await w.at(later.scheduledFor)
    expect(await w.kept(id)).toMatchObject({ status: 'in_progress', startedAt: later.scheduledFor })
  })

  it('is reminded of anew, unless it is moved nearer than that', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-05T06:00:00.000Z')
    expect((await w.kept(id)).remindedAt).toBe('2026-12-05T06:00:00.000Z')
    await change(id, later)
    expect(await w.kept(id)).toMatchObject({ remindAt: '2026-12-07T05:00:00.000Z', remindedAt: null })
    await change(id, { scheduledFor: '2026-12-06T05:00:00.000Z' })
    expect(await w.kept(id)).toMatchObject({ remindAt: null, remindedAt: null })
  })

  it('takes a corrected title without a word, and other services with one', async () => {
    const { id } = await w.schedule()
    await change(id, { title: 'The database gets version 18' })
    expect((await w.kept(id)).updates).toHaveLength(1)
    await change(id, { components: ['api'] })
    expect(await w.kept(id)).toMatchObject({
      title: 'The database gets version 18',
      components: ['api'],
      updates: [{}, { notified: true }],
    })
  })

  it('changes nothing when it is moved to where it is', async () => {
    const { id } = await w.schedule()
    const { changed } = await change(id, { scheduledFor: usual.scheduledFor, components: ['database'] })
    expect([changed, (await w.kept(id)).updates.length]).toEqual([false, 1])
  })

  it.each<[string, ChangeMaintenanceInput, string, RegExp]>([
    ['to end before it starts', { scheduledUntil: '2026-12-06T04:00:00.000Z' }, 'scheduledUntil', /start/],
    ['to start after its end', { scheduledFor: '2026-12-07T04:00:00.000Z' }, 'scheduledUntil', /after/],
    ['into the past', { scheduledFor: '2026-12-01T08:00:00.000Z' }, 'scheduledFor', /not before now/],
    ['to last for a year', { scheduledUntil: '2027-12-06T04:00:00.000Z' }, 'scheduledUntil', /90 days/],
    ['to an unknown service', { components: ['warp'] }, 'components[0]', /component/],
  ])('is refused %s', async (_, input, field, expected) => {
    const { id } = await w.schedule()
    await expect(change(id, input)).rejects.toMatchObject(refused(field, expected))
    expect((await w.kept(id)).updates).toHaveLength(1)
  })

  it('keeps its start and its services once it has begun', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T05:30:00.000Z')
    await expect(change(id, { scheduledFor: later.scheduledFor })).rejects.toMatchObject(
      refused('scheduledFor', /has begun/),
    )
    await expect(change(id, { components: ['api'] })).rejects.toMatchObject(
      refused('components', /has begun/),
    )
    await expect(change(id, { scheduledUntil: '2026-12-06T05:20:00.000Z' })).rejects.toMatchObject(
      refused('scheduledUntil', /after now/),
    )
  })
})

describe('a window that is cancelled', () => {
  it('before it begins leaves no trace on its services', async () => {
    const { id } = await w.schedule()
    await cancel(id, 'The supplier is not ready.')
    await w.at('2026-12-07T00:00:00.000Z')
    expect(await w.kept(id)).toMatchObject({
      status: 'cancelled',
      startedAt: null,
      completedAt: '2026-12-01T09:00:00.000Z',
      updates: [{}, { status: 'cancelled', message: { source: 'The supplier is not ready.' } }],
    })
    expect([await spans(), await w.due(), await openMaintenances(w.deps)]).toEqual([[], [], []])
    expect(await newestPastMaintenances(w.deps, 5)).toMatchObject([{ id }])
  })

  it('while it runs leaves the time it took', async () => {
    const { id } = await w.schedule()
    await w.at('2026-12-06T05:20:00.000Z')
    await cancel(id)
    expect(await spans()).toMatchObject([{ from: usual.scheduledFor, to: '2026-12-06T05:20:00.000Z' }])
    expect(await w.due()).toEqual([])
  })

  it('twice is cancelled once', async () => {
    const { id } = await w.schedule()
    await cancel(id)
    const again = await cancel(id)
    expect([again.changed, again.result.cancelled]).toEqual([false, []])
    expect((await w.kept(id)).updates).toHaveLength(2)
  })
})

describe('a window that cannot be', () => {
  it.each<[string, object, string, RegExp]>([
    ['ends before it starts', { scheduledUntil: '2026-12-06T04:00:00.000Z' }, 'scheduledUntil', /start/],
    ['ends as it starts', { scheduledUntil: usual.scheduledFor }, 'scheduledUntil', /after/],
    ['lasts half a year', { scheduledUntil: '2027-06-06T04:00:00.000Z' }, 'scheduledUntil', /90 days/],
    ['is a lifetime away', { scheduledFor: '2090-12-06T04:00:00.000Z' }, 'scheduledFor', /ten years/],
    ['concerns an unknown service', { components: ['api', 'warp'] }, 'components[1]', /component/],
  ])('because it %s is refused and leaves nothing', async (_, more, field, expected) => {
    await expect(w.schedule(more)).rejects.toMatchObject(refused(field, expected))
    expect(await openMaintenances(w.deps)).toEqual([])
  })
})

describe('the lists', () => {
  it('show what is open by its start, and what is over from the latest start on', async () => {
    const on = (day: number) => ({
      scheduledFor: `2026-12-0${day}T05:00:00.000Z`,
      scheduledUntil: `2026-12-0${day}T06:00:00.000Z`,
    })
    for (const day of [4, 2, 6, 3, 5]) await w.schedule(on(day))
    const days = (list: { id: string }[]) => list.map(({ id }) => id.slice(12, 14))
    expect(days(await openMaintenances(w.deps))).toEqual(['02', '03', '04', '05', '06'])
    await w.at('2026-12-04T12:00:00.000Z')
    expect(days(await openMaintenances(w.deps))).toEqual(['05', '06'])
    const past = await newestPastMaintenances(w.deps, 2)
    expect(days(past)).toEqual(['04', '03'])
    expect(days(await newestPastMaintenances(w.deps, 2, past[1]))).toEqual(['02'])
  })
})
