import { describe, expect, it } from 'vitest'
import { begun, moved, newEnd } from '#core/maintenance/automatic-words.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { words } from '#core/words/markdown.ts'
import { calendarWeeks } from '#site/components/history/calendar.ts'
import { pastRows } from '#site/components/past/quiet.ts'
import { announcement, updateHtml, updateSaid } from '#site/components/planned/announcement.ts'
import { isExtended, lastToEnd, shareRun } from '#site/components/planned/course.ts'
import { finishWords, tookWords } from '#site/components/planned/finish.ts'
import { leadsThePage } from '#site/components/planned/leads.ts'
import { inLine, onCalendar, recentWork, together, workShown } from '#site/components/planned/past.ts'
import { plannedRows } from '#site/components/planned/rows.ts'
import { windowWords } from '#site/components/planned/window.ts'
import { speak } from '#site/words/speak.ts'
import { entry, incident } from '#test/core/views/incident.ts'
import { maintenance, workUpdate } from '#test/core/views/maintenance.ts'
import { content } from '#test/fakes/deps.ts'

const english = speak({ language: 'en', base: '', content })
const on = (day: string, clock: string) => `2026-11-${day}T${clock}:00.000Z`
const now = on('22', '05:40')

const running = maintenance({ status: 'in_progress', startedAt: on('22', '05:00') })
const over = (from: string, to: string, more: Partial<Maintenance> = {}) =>
  maintenance({
    status: 'completed',
    scheduledFor: from,
    scheduledUntil: to,
    startedAt: from,
    completedAt: to,
    ...more,
  })

describe('the words of a window', () => {
  const told = (from: string, until: string, at = now) => {
    const { day, times, whole } = windowWords(from, until, at, english)
    const flat = (parts: typeof times) =>
      parts
        .map((part) => (typeof part === 'string' ? part : part[1]))
        .join('')
        .replaceAll('\u00A0', ' ')
    return { day, times: flat(times), whole: flat(whole) }
  }

  it('name the day once where it begins and ends on one', () => {
    expect(told(on('22', '05:00'), on('22', '06:30'))).toEqual({
      day: 'Sunday 22 November',
      times: '05:00 to 06:30 UTC',
      whole: 'Sunday 22 November, 05:00 to 06:30 UTC',
    })
  })

  it('name both days across midnight and across days', () => {
    expect(told(on('21', '22:00'), on('22', '02:00'))).toEqual({
      day: null,
      times: '22:00 UTC on 21 Nov to 02:00 UTC on 22 Nov',
      whole: '22:00 UTC on 21 November to 02:00 UTC on 22 November',
    })
  })

  it('count the first moment of a day to that day', () => {
    expect(told(on('21', '22:00'), on('22', '00:00')).whole).toBe(
      '22:00 UTC on 21 November to 00:00 UTC on 22 November',
    )
  })

  it('name both months across the turn of one', () => {
    expect(told(on('30', '22:00'), '2026-12-02T02:00:00.000Z').whole).toBe(
      '22:00 UTC on 30 November to 02:00 UTC on 2 December',
    )
  })

  it('name the year where it is another than the present one', () => {
    expect(told('2027-01-03T05:00:00.000Z', '2027-01-03T06:30:00.000Z').day).toBe('3 January 2027')
    expect(told('2026-12-31T22:00:00.000Z', '2027-01-01T02:00:00.000Z').times).toBe(
      '22:00 UTC on 31 December 2026 to 02:00 UTC on 1 January 2027',
    )
  })
})

describe('the bar of a window', () => {
  it('shows the share that has run', () => {
    expect(shareRun(running, now)).toBe(44.4)
    expect(shareRun(running, on('22', '05:00'))).toBe(0)
  })

  it('is measured from the real start to the end as it is promised now', () => {
    const late = { ...running, startedAt: on('22', '05:20'), scheduledUntil: on('22', '07:00') }
    expect(shareRun(late, now)).toBe(20)
  })

  it('stops at its end', () => {
    expect(shareRun(running, on('22', '09:00'))).toBe(100)
  })

  it('is empty before a start that lies ahead', () => {
    expect(shareRun(maintenance(), on('20', '05:00'))).toBe(0)
  })
})

describe('the end of planned work', () => {
  const box = (work: Maintenance, at: string) => finishWords(work)(work.scheduledUntil, at, english)

  it('is promised with its time and its day', () => {
    expect(box(running, now)).toEqual({
      late: false,
      label: 'Finished by',
      time: '06:30',
      note: 'Sunday 22 November',
    })
  })

  it('is late from the promised time on, and not a moment before', () => {
    expect(box(running, '2026-11-22T06:29:59.999Z').late).toBe(false)
    expect(box(running, on('22', '06:30'))).toEqual({
      late: true,
      label: 'This work is taking longer',
      time: '06:30',
      note: 'It was to be finished by 06:30 UTC.',
    })
  })

  it('says, once moved, what was announced first, and is late at the new time only', () => {
    const extended = { ...running, scheduledUntil: on('22', '07:00') }
    expect(box(extended, on('22', '06:45'))).toMatchObject({
      late: false,
      time: '07:00',
      note: 'It was announced for 06:30 UTC.',
    })
    expect(isExtended(extended, on('22', '06:45'))).toBe(true)
    expect(isExtended(extended, on('22', '07:00'))).toBe(false)
    expect(isExtended({ ...running, scheduledUntil: on('22', '06:00') }, now)).toBe(false)
    expect(box(extended, on('22', '07:00')).late).toBe(true)
  })

  it('of several is that of the last, and before that of one that is overrun', () => {
    const later = { ...running, scheduledUntil: on('22', '08:00') }
    expect(lastToEnd([later, running], now)).toBe(later)
    expect(lastToEnd([later, running], on('22', '07:00'))).toBe(running)
    expect(lastToEnd([], now)).toBeUndefined()
  })

  it.each([
    ['06:30', 'It took 1 h 30 min, as planned.'],
    ['07:00', 'It took 2 h and ended 30 min later than planned.'],
    ['06:00', 'It took 1 h and ended 30 min earlier than planned.'],
  ])('at %s is told afterwards as “%s”', (end, expected) => {
    expect(tookWords({ ...running, completedAt: on('22', end) }, english)).toBe(expected)
  })

  it('is not told of work that never began', () => {
    expect(tookWords(maintenance({ status: 'cancelled', completedAt: now }), english)).toBeNull()
  })
})

describe('what is still to come', () => {
  const series = (occurrence: number, day: string, more: Partial<Maintenance> = {}) =>
    maintenance({
      scheduledFor: on(day, '05:00'),
      scheduledUntil: on(day, '06:00'),
      series: { id: 'SER-1', occurrence, recurrence: 'FREQ=WEEKLY;BYDAY=SU' },
      ...more,
    })
  const told = (upcoming: Maintenance[], pastWork: Maintenance[] = []) =>
    plannedRows({ upcoming, pastWork, madeAt: now }).map(({ next, later }) =>
      [next, ...later].map(({ scheduledFor }) => scheduledFor.slice(8, 10)).join(' '),
    )

  it('is told in the order of time, each series with its next date and the rest behind it', () => {
    const single = maintenance({ scheduledFor: on('25', '05:00'), scheduledUntil: on('25', '06:00') })
    expect(told([series(1, '24'), single, series(2, '26'), series(3, '28')])).toEqual(['24 26 28', '25'])
  })

  it('keeps cancelled work until the time it was planned for is over', () => {
    const cancelled = (day: string) => series(1, day, { status: 'cancelled', completedAt: on('20', '09:00') })
    expect(told([], [cancelled('23'), cancelled('21')])).toEqual(['23'])
  })

  it('leaves work that was stopped to the past', () => {
    expect(told([], [series(1, '22', { ...running, status: 'cancelled', completedAt: now })])).toEqual([])
  })

  it('does not fold a cancelled date into those that take place', () => {
    const cancelled = series(1, '24', { status: 'cancelled', completedAt: on('20', '09:00') })
    expect(told([series(2, '26'), series(3, '28')], [cancelled])).toEqual(['24', '26 28'])
  })

  it('leaves out completed work', () => {
    expect(told([], [over(on('22', '05:00'), on('22', '05:30'))])).toEqual([])
  })
})

describe('the head of the front page', () => {
  const view = { open: [], status: 'under_maintenance' as const, underWay: [running] }

  it('is planned work where nothing is worse', () => {
    expect(leadsThePage(view)).toBe(true)
  })

  it('is an incident where one is open, or a worse state', () => {
    expect(leadsThePage({ ...view, open: [incident()] })).toBe(false)
    expect(leadsThePage({ ...view, status: 'degraded_performance' })).toBe(false)
    expect(leadsThePage({ ...view, underWay: [] })).toBe(false)
  })
})

describe('planned work among past incidents', () => {
  const view = (...pastWork: Maintenance[]) => ({ pastWork, underWay: [], madeAt: now })
  const rows = (incidents: ReturnType<typeof entry>[], cut: boolean, ...works: Maintenance[]) =>
    pastRows(together(incidents, recentWork(view(...works)), cut), [], now, english.times).map((row) =>
      'quiet' in row
        ? row.quiet
        : `${'work' in row.entry ? 'work' : 'incident'} ${row.entry.startedAt.slice(8, 10)}`,
    )
  const earlier = entry('2026-11-05T10:00:00.000Z', '2026-11-05T11:00:00.000Z')

  it('stands in line with them, and the quiet days around it are folded', () => {
    expect(rows([earlier], false, over(on('17', '22:00'), on('18', '02:00')))).toEqual([
      '19 to 22 November',
      'work 17',
      '6 to 16 November',
      'incident 05',
    ])
  })

  it('is shown for 14 days, at most three of it, and only if it took place', () => {
    const days = ['20', '18', '16', '14', '02']
    const works = days.map((day) => over(on(day, '05:00'), on(day, '06:00')))
    expect(recentWork(view(...works)).map(({ startedAt }) => startedAt.slice(8, 10))).toEqual([
      '20',
      '18',
      '16',
    ])
    expect(recentWork(view(...works.slice(4)))).toEqual([])
    expect(recentWork(view(maintenance({ status: 'cancelled', completedAt: now })))).toEqual([])
  })

  it('calls no day quiet that lies before the incidents shown', () => {
    const newer = entry('2026-11-20T10:00:00.000Z', '2026-11-20T11:00:00.000Z')
    const work = over(on('15', '05:00'), on('15', '06:00'))
    expect(rows([newer], true, work)).toEqual(['21 to 22 November', 'incident 20'])
  })

  it('stands in the month in which it began and in one into which it ran', () => {
    const night = over('2026-10-31T22:00:00.000Z', on('01', '02:00'))
    const [cancelled, far, ahead] = [
      maintenance({ status: 'cancelled', completedAt: on('20', '09:00') }),
      maintenance({ status: 'cancelled', completedAt: now, scheduledFor: '2026-12-06T05:00:00.000Z' }),
      maintenance({ status: 'cancelled', completedAt: now, scheduledFor: on('28', '05:00') }),
    ]
    const shown = workShown('2026-11', [ahead, cancelled], {
      ...view(night, cancelled, far),
      underWay: [running],
    })
    expect(shown.map(({ scheduledFor }) => scheduledFor.slice(5, 10))).toEqual(['11-22', '10-31'])
    expect(inLine([earlier], shown).map(({ startedAt }) => startedAt.slice(5, 10))).toEqual([
      '11-22',
      '11-05',
      '10-31',
    ])
  })
})

describe('planned work in the calendar', () => {
  const onDay = (day: string, entries: ReturnType<typeof entry>[], works: Maintenance[]) =>
    calendarWeeks('2026-11', entries, now, english, onCalendar(works))
      .flat()
      .find((each) => each?.date === `2026-11-${day}`)?.trouble
  const work = over(on('17', '22:00'), on('18', '02:00'))

  it('marks every day it touched with its sign and its part', () => {
    expect(onDay('17', [], [work])).toMatchObject({ status: 'under_maintenance', lasted: '2 h', id: work.id })
    expect(onDay('18', [], [{ ...work, components: [] }])).toMatchObject({ lasted: '2 h' })
    expect(onDay('19', [], [work])).toBeNull()
  })

  it('gives way to an incident of the same day', () => {
    const down = entry(on('17', '10:00'), on('17', '11:00'))
    expect(onDay('17', [down], [work])).toMatchObject({ id: down.id, status: 'major_outage', others: 0 })
  })

  it('does not mark work that never took place', () => {
    expect(onDay('22', [], [maintenance({ status: 'cancelled', completedAt: on('20', '09:00') })])).toBeNull()
  })
})

describe('the updates of planned work', () => {
  const german = { ...english, language: 'de' as const, written: { lang: 'en', dir: 'auto' as const } }
  const translated = {
    ...german,
    t: {
      ...german.t,
      work: { ...german.t.work, automatic: { ...german.t.work.automatic, begun: 'Es <geht> los.' } },
    },
  }

  it('are in the reader’s language where nobody wrote them, and safe', () => {
    const update = workUpdate(now, { message: words(begun), automatic: true })
    expect(updateSaid(update, translated)).toEqual({ words: 'Es <geht> los.', attributes: {} })
    expect(updateHtml(update, translated).words).toBe('<p>Es &lt;geht&gt; los.</p>')
  })

  it('name the new times in the reader’s language where the window was moved', () => {
    const german = speak({ language: 'de', base: '', content })
    const window = { scheduledFor: on('29', '05:00'), scheduledUntil: on('29', '06:30') }
    const said = (text: string) => updateSaid(workUpdate(now, { message: words(text), ...window }), german)
    const { scheduledFor, scheduledUntil } = window
    expect(said(moved(scheduledFor, scheduledUntil))).toEqual({
      words: 'Die geplanten Arbeiten werden verschoben: Sonntag, 29. November, 05:00 bis\u00A006:30 UTC.',
      attributes: {},
    })
    expect(said(newEnd('later', scheduledUntil, now)).words).toMatch(
      /dauern länger.*06:30 UTC am 29. November/,
    )
    expect(said(newEnd('earlier', scheduledUntil, now)).words).toMatch(
      /enden früher.*06:30 UTC am 29. November/,
    )
    expect(said(moved(scheduledFor, on('29', '07:00'))).attributes).toEqual({ lang: 'en', dir: 'auto' })
  })

  it('are as they were written elsewhere, and marked as such', () => {
    const update = workUpdate(now, { message: words('We **began**.') })
    expect(updateHtml(update, translated)).toEqual({
      words: update.message.html,
      attributes: { lang: 'en', dir: 'auto' },
    })
  })

  it('begin with the announcement, unless the work was announced as it began', () => {
    expect(announcement(maintenance())?.message.text).toBe('Reports will be read-only.')
    expect(announcement(maintenance({ updates: [workUpdate(now, { status: 'in_progress' })] }))).toBeNull()
  })
})
