import { describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import { publicView } from '#core/views/public-view.ts'
import { day, instant, minute, ms } from '#core/words/times.ts'
import { axisMonths, monthLines } from '#site/components/services/axis.ts'
import { barsLabel, drawBars } from '#site/components/services/bars.ts'
import { groupStatus, uptimeWords } from '#site/components/services/words.ts'
import { speak } from '#site/words/speak.ts'
import { at } from '#test/core/views/incident.ts'
import { content } from '#test/fakes/deps.ts'

const english = speak({ language: 'en', base: '', content })

const bar = (date: string, status: ComponentStatus | null, troubled = 0, titles: string[] = []) => ({
  date,
  status,
  troubled,
  titles,
})

describe('the bars of a service', () => {
  const quiet = bar('2026-11-03', 'operational')
  const unwatched = bar('2026-11-02', null)

  it('draw dots before the page watched and ticks from then on', () => {
    expect(drawBars([unwatched, unwatched, quiet], english)).toEqual({
      days: 3,
      unwatched: 'M.37 31H2',
      watched: 'M2.25 27H3',
      troubled: [],
    })
    expect(drawBars([quiet, quiet], english).unwatched).toBeNull()
    expect(drawBars([unwatched], english).watched).toBeNull()
  })

  it('say of a day with trouble what, how long and why, and lead to it in its month', () => {
    const slow = bar('2026-11-05', 'degraded_performance', 48 * minute, ['Reports were slow', 'And mails'])
    expect(drawBars([quiet, slow], english).troubled).toEqual([
      {
        state: 'degraded',
        path: 'M1.12 13h.76v19h-.76z',
        words: '5 November: degraded performance, 48 min: Reports were slow; And mails',
        href: '/history/2026-11#d5',
      },
    ])
  })

  it('count what else there was on a day', () => {
    const busy = { ...bar('2026-11-05', 'degraded_performance', 48 * minute, ['A', 'B', 'C']), more: 2 }
    expect(drawBars([busy], english).troubled[0]?.words).toBe(
      '5 November: degraded performance, 48 min: A; B; C; and 2 more',
    )
  })

  it('end the words with the length where no incident is named', () => {
    expect(drawBars([bar('2026-11-05', 'major_outage', minute)], english).troubled[0]?.words).toBe(
      '5 November: major outage, 1 min',
    )
  })

  it('stand higher the worse a day was, all on one ground', () => {
    const worse = ['degraded_performance', 'partial_outage', 'major_outage'] as const
    const { troubled } = drawBars(
      worse.map((status) => bar('2026-11-05', status, minute)),
      english,
    )
    const tops = troubled.map(
      ({ path }) =>
        path
          .match(/ (\d+)h\.76v(\d+)/)
          ?.slice(1)
          .map(Number) ?? [],
    )
    expect(tops.map(([top = 0, height = 0]) => top + height)).toEqual([32, 32, 32])
    expect(tops.map(([top]) => top)).toEqual([13, 7, 0])
  })

  it('are told in one line that counts only the days watched', () => {
    const down = bar('2026-11-05', 'major_outage', minute)
    expect(barsLabel([unwatched, quiet, quiet, down], english)).toBe('1 day with trouble in 3')
    expect(barsLabel([quiet, down, down], english)).toBe('2 days with trouble in 3')
    expect(barsLabel([unwatched, quiet, quiet], english)).toBe('no trouble in 2 days')
    expect(barsLabel([unwatched, quiet], english)).toBe('no trouble today')
    expect(barsLabel([unwatched, down], english)).toBe('trouble today')
  })
})

describe('the axis under the bars', () => {
  const days = (first: string, count: number) =>
    Array.from({ length: count }, (_, index) => instant(ms(first) + index * day).slice(0, 10))

  it('marks where each month begins', () => {
    expect(axisMonths(days('2026-08-20', 90), english.times)).toEqual([
      { label: 'Sep', at: '13.33%' },
      { label: 'Oct', at: '46.67%' },
      { label: 'Nov', at: '81.11%' },
    ])
  })

  it('leaves out a name for which less than six days of room are left', () => {
    expect(axisMonths(days('2026-10-30', 8), english.times).map(({ label }) => label)).toEqual(['Nov'])
    expect(axisMonths(days('2026-10-30', 7), english.times).map(({ label }) => label)).toEqual([null])
  })

  it('draws one line for each month, named or not', () => {
    const lines = monthLines(axisMonths(days('2026-09-28', 35), english.times))
    expect(lines.match(/linear-gradient\(.+?\) (\S+) 0\/1px/g)).toHaveLength(2)
    expect(lines).toContain(' 8.57% 0/1px')
    expect(monthLines([])).toBe('none')
  })
})

describe('the words of a service', () => {
  const platform = (statuses: Record<string, ComponentStatus>) => {
    const baselines = Object.fromEntries(
      Object.entries(statuses).map(([id, status]) => [id, { status, since: at('03:00') }]),
    )
    const none = { open: [], recent: [], history: [], spells: [], planned: [], pastWork: [], months: {} }
    const records = { openedAt: at('00:00'), baselines, ...none }
    const group = publicView(content, records, ms(at('04:00'))).groups.find(({ id }) => id === 'platform')
    if (!group) throw new Error('no group platform')
    return groupStatus(group, english)
  }

  it('say how many of a group are as bad as its status', () => {
    expect(platform({ api: 'major_outage' })).toBe('Major outage, 1 of 2')
    expect(platform({ api: 'major_outage', database: 'partial_outage' })).toBe('Major outage, 1 of 2')
  })

  it('say the status alone where it holds for the whole group', () => {
    expect(platform({ api: 'major_outage', database: 'major_outage' })).toBe('Major outage')
    expect(platform({})).toBe('Operational')
  })

  it('write the uptime with two decimals, a full one without', () => {
    expect([100, 99.99, 99.9, 0, null].map((uptime) => uptimeWords(uptime, english))).toEqual([
      '100%',
      '99.99%',
      '99.90%',
      '0.00%',
      'from today',
    ])
  })
})
