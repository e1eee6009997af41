import { describe, expect, it } from 'vitest'
import { calendarWeeks, daysOf, touchedOn } from '#site/components/history/calendar.ts'
import { monthSum } from '#site/components/history/sum.ts'
import { monthAfter } from '#core/words/times.ts'
import { dayBefore } from '#site/components/history/when.ts'
import { voiceOf } from '#site/words/voice.ts'
import { hour, minute } from '#core/words/times.ts'
import { entry, span } from '#test/core/views/incident.ts'

const english = voiceOf('en')
const now = '2026-11-17T12:00:00.000Z'
const on = (day: string, clock: string) => `2026-11-${day}T${clock}:00.000Z`

function dayOf(date: string, ...entries: ReturnType<typeof entry>[]) {
  return calendarWeeks(date.slice(0, 7), entries, now, english)
    .flat()
    .find((each) => each?.date === date)
}

describe('a month as a calendar', () => {
  const numbers = (month: string) =>
    calendarWeeks(month, [], now, english).map((week) => week.map((each) => each?.number ?? '·').join(' '))

  it('has weeks from Monday to Sunday, filled up to seven', () => {
    expect(numbers('2026-11')).toEqual([
      '· · · · · · 1',
      '2 3 4 5 6 7 8',
      '9 10 11 12 13 14 15',
      '16 17 18 19 20 21 22',
      '23 24 25 26 27 28 29',
      '30 · · · · · ·',
    ])
  })

  it('has a 29 February in leap years only', () => {
    expect(numbers('2028-02').at(-1)).toBe('28 29 · · · · ·')
    expect(daysOf('2028-02')).toHaveLength(29)
    expect(numbers('2027-02')).toHaveLength(4)
    expect(numbers('2027-02').at(-1)).toBe('22 23 24 25 26 27 28')
  })

  it('knows today from what is past and what is to come', () => {
    const places = ['16', '17', '18'].map((day) => dayOf(`2026-11-${day}`)?.place)
    expect(places).toEqual(['past', 'today', 'to come'])
  })

  it('marks trouble over midnight on both days, each with its own part', () => {
    const night = entry(on('05', '23:30'), on('06', '00:45'))
    expect(dayOf('2026-11-05', night)?.trouble).toMatchObject({ id: night.id, lasted: '30 min' })
    expect(dayOf('2026-11-06', night)?.trouble).toMatchObject({ id: night.id, lasted: '45 min' })
    expect(dayOf('2026-11-07', night)?.trouble).toBeNull()
  })

  it('does not mark a day at whose first moment trouble ended', () => {
    expect(dayOf('2026-11-06', entry(on('05', '23:30'), on('06', '00:00')))?.trouble).toBeNull()
  })

  it('shows the worst of several on one day and counts the others', () => {
    const slow = entry(on('05', '08:00'), on('05', '12:00'), { worst: 'degraded_performance' })
    const down = entry(on('05', '13:00'), on('05', '13:10'))
    const longer = entry(on('05', '15:00'), on('05', '15:20'))
    expect(dayOf('2026-11-05', slow, down)?.trouble).toMatchObject({ id: down.id, others: 1 })
    expect(dayOf('2026-11-05', slow, down, longer)?.trouble).toMatchObject({ id: longer.id, others: 2 })
  })

  it('says of a day within a long outage that it lasted all day', () => {
    const long = entry(on('04', '20:00'), on('06', '04:00'))
    expect(dayOf('2026-11-05', long)?.trouble?.lasted).toBe('all day')
  })

  it('says that an incident is not over yet, and marks nothing after today', () => {
    const open = entry(on('16', '22:00'), null)
    const told = ['16', '17', '18'].map((day) => dayOf(`2026-11-${day}`, open)?.trouble?.lasted)
    expect(told).toEqual(['not over yet', 'not over yet', undefined])
    expect(dayOf('2026-11-17', entry(now, null))?.trouble?.lasted).toBe('not over yet')
  })
})

describe('what an incident did on a day', () => {
  it('is what its components suffered, not how long it stayed open', () => {
    const watched = entry(on('05', '09:00'), on('06', '09:00'), {
      spans: [
        span('api', 'degraded_performance', on('05', '09:00'), on('05', '11:00')),
        span('database', 'partial_outage', on('05', '10:00'), on('05', '12:00')),
      ],
    })
    expect(touchedOn('2026-11-05', watched, now)).toEqual({ status: 'partial_outage', lasted: 3 * hour })
    expect(touchedOn('2026-11-06', watched, now)).toBeNull()
  })

  it('is the worst of that day, though another day was worse', () => {
    const better = entry(on('05', '22:00'), on('06', '01:00'), {
      spans: [
        span('api', 'major_outage', on('05', '22:00'), on('06', '00:00')),
        span('api', 'degraded_performance', on('06', '00:00'), on('06', '01:00')),
      ],
    })
    expect(touchedOn('2026-11-05', better, now)).toEqual({ status: 'major_outage', lasted: 2 * hour })
    expect(touchedOn('2026-11-06', better, now)).toEqual({ status: 'degraded_performance', lasted: hour })
  })

  it('counts a moment without length on the day it stands on', () => {
    const moment = entry(on('05', '00:00'), on('05', '00:00'))
    expect(touchedOn('2026-11-05', moment, now)).toEqual({ status: 'major_outage', lasted: 0 })
    expect(touchedOn('2026-11-04', moment, now)).toBeNull()
  })

  it('runs up to now on the day that still lasts', () => {
    expect(touchedOn('2026-11-17', entry(on('17', '11:30'), null), now)?.lasted).toBe(30 * minute)
  })
})

describe('the sum of a month', () => {
  const sum = (month: string, entries: ReturnType<typeof entry>[]) => monthSum(month, entries, now, english.t)
  const october = (day: string, last = day) =>
    entry(`2026-10-${day}T10:00:00.000Z`, `2026-10-${last}T11:00:00.000Z`)

  it('counts the incidents and the quiet days of a month that is over', () => {
    expect(sum('2026-10', [october('08', '09'), october('20')])).toBe(
      'Two incidents. The other 28 days were quiet.',
    )
    expect(sum('2026-10', [october('01', '30')])).toBe('One incident. The other day was quiet.')
    expect(sum('2026-10', [october('01', '31')])).toBe('One incident.')
    expect(sum('2026-10', [])).toBe('No incidents.')
  })

  it('counts a month that still runs up to today', () => {
    expect(sum('2026-11', [entry(on('05', '09:20'), on('05', '10:08'))])).toBe(
      'One incident so far. The other 16 days were quiet.',
    )
    expect(sum('2026-11', [])).toBe('No incidents so far.')
  })

  it('counts no day with planned work as quiet, and no planned work as an incident', () => {
    const work = { ...october('12', '13'), worst: 'under_maintenance' as const }
    const told = (entries: ReturnType<typeof entry>[]) => monthSum('2026-10', entries, now, english.t, [work])
    expect(told([october('13')])).toBe('One incident. The other 29 days were quiet.')
    expect(told([])).toBe('No incidents.')
  })

  it('does not deny an incident that ran over from the month before', () => {
    const over = entry('2026-09-30T22:00:00.000Z', '2026-10-02T03:00:00.000Z')
    expect(sum('2026-10', [over])).not.toMatch(/^No incidents\./)
  })
})

describe('the days and months of history', () => {
  it.each([
    ['2026-12', '2027-01'],
    ['2027-02', '2027-03'],
    ['2026-04', '2026-05'],
  ])('after %s comes %s', (month, next) => {
    expect(monthAfter(month)).toBe(next)
  })

  it('are named by weekday within their month, and with the year where it is another', () => {
    expect(english.times.dayInMonth(on('05', '09:20'))).toBe('Thursday 5')
    expect(dayBefore('2026-10-08T10:00:00.000Z', '2026-11', english.times)).toBe('8 October')
    expect(dayBefore('2026-12-28T10:00:00.000Z', '2027-01', english.times)).toBe('28 December 2026')
  })
})
