import { describe, expect, it } from 'vitest'
import { type PublicRecords, publicView } from '#core/views/public-view.ts'
import { day, instant, ms } from '#core/words/times.ts'
import { content as asShipped } from '#test/fakes/deps.ts'
import { at, entry, incident } from './incident.ts'
import { maintenance } from './maintenance.ts'

function viewAt(
  now: string,
  more: Partial<PublicRecords> = {},
  incidents = [] as typeof asShipped.incidents,
) {
  const none = {
    baselines: {},
    open: [],
    recent: [],
    history: [],
    spells: [],
    planned: [],
    pastWork: [],
    months: {},
  }
  return publicView(
    { ...asShipped, incidents },
    { openedAt: '2026-11-01T00:00:00.000Z', ...none, ...more },
    ms(now),
  )
}

describe('when the page changes by itself', () => {
  const promised = (nextUpdateAt: string | null, id = 'one') => incident({ id, nextUpdateAt })

  it('is the next midnight, also at midnight itself', () => {
    expect(viewAt(at('04:00')).nextChangeAt).toBe('2026-11-18T00:00:00.000Z')
    expect(viewAt('2026-12-31T00:00:00.000Z').nextChangeAt).toBe('2027-01-01T00:00:00.000Z')
  })

  it('is the earliest promised time before that', () => {
    const open = [promised(at('04:30')), promised(at('04:10'), 'two'), promised(null, 'three')]
    expect(viewAt(at('04:00'), { open }).nextChangeAt).toBe(at('04:10'))
  })

  it('is midnight if the promise is for tomorrow', () => {
    const open = [promised('2026-11-18T03:00:00.000Z')]
    expect(viewAt(at('04:00'), { open }).nextChangeAt).toBe('2026-11-18T00:00:00.000Z')
  })

  it('is no promise that is already missed, nor one that falls due now', () => {
    const open = [promised(at('03:30')), promised(at('04:00'), 'two')]
    expect(viewAt(at('04:00'), { open }).nextChangeAt).toBe('2026-11-18T00:00:00.000Z')
  })

  it('is the end of a window that was called off and is still shown', () => {
    const cancelled = maintenance({
      status: 'cancelled',
      completedAt: at('03:00'),
      scheduledFor: at('05:00'),
      scheduledUntil: at('06:00'),
    })
    expect(viewAt(at('05:30'), { pastWork: [cancelled] }).nextChangeAt).toBe(at('06:00'))
  })

  it('comes no later than the number of quiet days', () => {
    const history = [entry('2026-11-05T09:20:00.000Z', '2026-11-05T10:08:00.000Z')]
    const made = viewAt(at('04:00'), { history })
    const lastMoment = instant(ms(made.nextChangeAt) - 1)
    const daysOfQuiet = ({ madeAt, quietSince }: typeof made) =>
      Math.floor((ms(madeAt) - ms(quietSince ?? madeAt)) / day)
    expect(daysOfQuiet(viewAt(lastMoment, { history }))).toBe(daysOfQuiet(made))
  })
})

describe('the months to look back on', () => {
  it('run from this one to the first with anything in it, empty ones included', () => {
    const before = incident({ startedAt: '2026-09-08T10:00:00.000Z', resolvedAt: '2026-09-08T11:00:00.000Z' })
    expect(viewAt(at('04:00'), { months: { '2026-11': 2 } }, [before]).months).toEqual([
      { month: '2026-11', incidents: 2 },
      { month: '2026-10', incidents: 0 },
      { month: '2026-09', incidents: 1 },
    ])
  })

  it('count what the store and the files hold together', () => {
    const kept = incident({ resolvedAt: at('03:38') })
    expect(viewAt(at('04:00'), { months: { '2026-11': 2 } }, [kept]).months[0]?.incidents).toBe(3)
  })

  it('go back to the month in which the page opened, over the turn of the year', () => {
    const { months } = viewAt('2027-02-01T00:00:00.000Z', { openedAt: '2026-12-31T23:59:00.000Z' })
    expect(months.map(({ month }) => month)).toEqual(['2027-02', '2027-01', '2026-12'])
  })
})

describe('the quiet since the last incident', () => {
  const quiet = (now: string, ...ends: string[]) =>
    viewAt(now, { history: ends.map((end) => entry('2026-11-05T09:20:00.000Z', end)) }).quietSince

  it('counts from the one that ended last, not from the one that began last', () => {
    expect(quiet('2026-11-12T10:00:00.000Z', '2026-11-06T10:00:00.000Z', '2026-11-10T10:00:00.000Z')).toBe(
      '2026-11-10T10:00:00.000Z',
    )
  })

  it('counts incidents kept in files', () => {
    const kept = incident({ resolvedAt: at('03:00') })
    expect(viewAt('2026-11-18T04:00:00.000Z', {}, [kept]).quietSince).toBe(at('03:00'))
  })

  it('is not spoken of when there was never one', () => {
    expect(quiet(at('04:00'))).toBeNull()
  })
})
