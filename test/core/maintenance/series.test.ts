import { beforeEach, describe, expect, it } from 'vitest'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import type { ScheduleMaintenanceInput } from '#core/maintenance/inputs.ts'
import { newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { spellsOfMonth } from '#core/uptime/spell.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { by, usual, world, type World } from './planned.ts'

let w: World
beforeEach(() => {
  w = world()
})

const repeat = (recurrence: string, more: Partial<ScheduleMaintenanceInput> = {}) =>
  w.schedule({ recurrence, ...more })
const days = async () => (await openMaintenances(w.deps)).map(({ scheduledFor }) => scheduledFor.slice(5, 10))
const pastDays = async () =>
  (await newestPastMaintenances(w.deps, 500))
    .map(({ scheduledFor }) => scheduledFor.slice(0, 10))
    .toReversed()

describe('planned work that repeats', () => {
  it('has a window of its own for each date in the next 35 days', async () => {
    const first = await repeat('FREQ=WEEKLY')
    expect(await days()).toEqual(['12-06', '12-13', '12-20', '12-27', '01-03'])
    expect(first).toMatchObject({
      id: 'MNT-2026-12-06-001',
      series: { id: 'SER-2026-12-06-001', occurrence: 1, recurrence: 'FREQ=WEEKLY;BYDAY=SU' },
    })
    expect((await openMaintenances(w.deps)).map(({ updates }) => updates[0]?.notified)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(await openMaintenances(w.deps)).toMatchObject([
      {},
      { id: 'MNT-2026-12-13-001', scheduledUntil: '2026-12-13T06:30:00.000Z', series: { occurrence: 2 } },
      {},
      {},
      {},
    ])
  })

  it('has at most twelve ahead, and always the next one', async () => {
    await repeat('FREQ=DAILY')
    expect(await days()).toHaveLength(12)
    w = world()
    await repeat('FREQ=YEARLY', {
      scheduledFor: '2028-02-29T05:00:00.000Z',
      scheduledUntil: '2028-02-29T06:00:00.000Z',
    })
    expect(await days()).toEqual(['02-29'])
    await w.at('2028-02-29T05:00:00.000Z')
    expect((await openMaintenances(w.deps)).map(({ id }) => id)).toEqual([
      'MNT-2028-02-29-001',
      'MNT-2032-02-29-001',
    ])
  })

  it('gets a further window in the very moment in which one is 35 days away', async () => {
    await repeat('FREQ=MONTHLY;BYDAY=1SU')
    expect(await days()).toEqual(['12-06', '01-03'])
    await w.at('2027-01-03T04:59:59.999Z')
    expect(await days()).toEqual(['01-03'])
    await w.at('2027-01-03T05:00:00.000Z')
    expect(await days()).toEqual(['01-03', '02-07'])
  })

  it('gets a further window as one of twelve begins', async () => {
    await repeat('FREQ=DAILY')
    await w.at('2026-12-06T04:59:59.999Z')
    expect((await days()).at(-1)).toBe('12-17')
    await w.at('2026-12-06T05:00:00.000Z')
    expect((await days()).at(-1)).toBe('12-18')
    await w.at('2026-12-08T12:00:00.000Z')
    expect(await days()).toHaveLength(12)
  })

  it('ends with COUNT', async () => {
    await repeat('FREQ=WEEKLY;COUNT=7')
    for (let date = 1; date < 90; date++) await w.at(new Date(Date.UTC(2026, 11, date, 12)).toISOString())
    expect(await pastDays()).toHaveLength(7)
    expect([await days(), await w.due()]).toEqual([[], []])
  })

  it('ends with UNTIL', async () => {
    await repeat('FREQ=MONTHLY;BYDAY=1SU;UNTIL=20270301')
    await w.at('2027-12-31T00:00:00.000Z')
    expect(await pastDays()).toEqual(['2026-12-06', '2027-01-03', '2027-02-07'])
    expect(await w.due()).toEqual([])
  })

  it('ends with UNTIL, that moment included', async () => {
    await repeat('FREQ=WEEKLY;UNTIL=20261213T050000Z')
    expect(await days()).toEqual(['12-06', '12-13'])
    w = world()
    await repeat('FREQ=WEEKLY;UNTIL=20261213T045959Z')
    expect(await days()).toEqual(['12-06'])
  })

  it('leaves every window and every span when the process slept for a year', async () => {
    await repeat('FREQ=WEEKLY;COUNT=52')
    await w.at('2028-01-01T00:00:00.000Z')
    const past = await newestPastMaintenances(w.deps, 100)
    expect(past).toHaveLength(52)
    expect(
      past.every(
        ({ status, completedAt, scheduledUntil }) => status === 'completed' && completedAt === scheduledUntil,
      ),
    ).toBe(true)
    expect(await spellsOfMonth(w.deps.store, '2027-05')).toHaveLength(5)
    expect(await w.due()).toEqual([])
  })

  it('is topped up once by processes that run at the same time', async () => {
    await repeat('FREQ=DAILY')
    w.deps.clock.set('2026-12-10T12:00:00.000Z')
    await Promise.all([1, 2, 3].map(() => maintain(w.deps)))
    const all = [...(await pastDays()).map((date) => date.slice(5)), ...(await days())]
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(17)
  })

  it('begins at once when its first start has passed', async () => {
    const first = await repeat('FREQ=DAILY', {
      scheduledFor: '2026-12-01T08:30:00.000Z',
      scheduledUntil: '2026-12-01T09:30:00.000Z',
    })
    expect(first).toMatchObject({ status: 'in_progress', startedAt: '2026-12-01T08:30:00.000Z' })
    await maintain(w.deps)
    expect(await days()).toHaveLength(13)
  })
})

describe('one window of a series', () => {
  it('is moved alone', async () => {
    const { id } = await repeat('FREQ=WEEKLY')
    await changeMaintenance(
      w.deps,
      id,
      { scheduledFor: '2026-12-07T05:00:00.000Z', scheduledUntil: '2026-12-07T06:30:00.000Z' },
      by,
    )
    expect(await days()).toEqual(['12-07', '12-13', '12-20', '12-27', '01-03'])
    await w.at('2026-12-07T05:00:00.000Z')
    expect(await w.kept(id)).toMatchObject({ status: 'in_progress', series: { occurrence: 1 } })
  })

  it('is cancelled alone, and the series goes on', async () => {
    const { id } = await repeat('FREQ=MONTHLY;BYDAY=1SU')
    await cancelMaintenance(w.deps, id, {}, by)
    await w.at('2027-01-03T07:00:00.000Z')
    expect(await days()).toEqual(['02-07'])
  })
})

describe('a series that is cancelled', () => {
  const cancelAll = (id: string) => cancelMaintenance(w.deps, id, { series: true }, by)

  it('calls off what has not begun, keeps what runs, and makes nothing more', async () => {
    const { id } = await repeat('FREQ=WEEKLY')
    await w.at('2026-12-13T05:30:00.000Z')
    const { result } = await cancelAll(id)
    expect(result.cancelled.map((each) => each.slice(9, 14))).toEqual([
      '12-20',
      '12-27',
      '01-03',
      '01-10',
      '01-17',
    ])
    expect(result.maintenance.status).toBe('completed')
    expect(await days()).toEqual(['12-13'])
    await w.at('2027-06-01T00:00:00.000Z')
    expect([await days(), await w.due()]).toEqual([[], []])
    expect((await newestPastMaintenances(w.deps, 100)).map(({ status }) => status).toSorted()).toEqual([
      ...Array<string>(5).fill('cancelled'),
      'completed',
      'completed',
    ])
  })

  it('keeps a window that began a moment before the job noticed', async () => {
    const { id } = await repeat('FREQ=WEEKLY')
    w.deps.clock.set('2026-12-06T05:00:00.300Z')
    await cancelAll(id)
    expect((await w.kept(id)).status).toBe('scheduled')
    await maintain(w.deps)
    expect(await w.kept(id)).toMatchObject({ status: 'in_progress' })
  })

  it('twice is cancelled once', async () => {
    const { id } = await repeat('FREQ=WEEKLY')
    await cancelAll(id)
    const again = await cancelAll(id)
    expect([again.changed, again.result.cancelled]).toEqual([false, []])
  })

  it('must be one', async () => {
    const { id } = await w.schedule()
    await expect(cancelAll(id)).rejects.toMatchObject({ mistakes: [{ field: 'series' }] })
  })
})

describe('a recurrence is refused', () => {
  it.each<[string, string, object, string, RegExp]>([
    ['because it never yields', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', {}, 'recurrence', /at least one date/],
    ['because it ended before', 'FREQ=WEEKLY;UNTIL=20261201', {}, 'recurrence', /at least one date/],
    ['when the first start is none of its', 'FREQ=MONTHLY;BYDAY=1SA', {}, 'scheduledFor', /2027-01-02T05:00/],
    [
      'when its windows overlap',
      'FREQ=DAILY',
      { scheduledUntil: '2026-12-07T05:00:00.001Z' },
      'scheduledUntil',
      /next window/,
    ],
    [
      'for work that is over',
      'FREQ=DAILY',
      { scheduledFor: '2026-11-01T05:00:00.000Z', scheduledUntil: '2026-11-01T06:00:00.000Z' },
      'scheduledUntil',
      /repeats/,
    ],
    ['for hours', 'FREQ=HOURLY', {}, 'recurrence', /DAILY/],
  ])('%s', async (_, recurrence, more, field, expected) => {
    await expect(w.schedule({ ...usual, recurrence, ...more })).rejects.toMatchObject({
      kind: 'invalid',
      mistakes: [{ field, expected: expect.stringMatching(expected) as string }],
    })
    expect([await openMaintenances(w.deps), await w.due()]).toEqual([[], []])
  })
})
