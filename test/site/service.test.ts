import { describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import type { BarView } from '#core/views/services.ts'
import { minute } from '#core/words/times.ts'
import { daysCounted, dayRows } from '#site/components/service/days.ts'
import { serviceFigures } from '#site/components/service/figures.ts'
import { voiceOf } from '#site/words/voice.ts'

function bar(date: string, status: ComponentStatus | null): BarView {
  const bad = status !== null && status !== 'operational'
  return { date, status, troubled: bad ? minute : 0, titles: [], more: 0 }
}

const november = (...statuses: (ComponentStatus | null)[]) =>
  statuses.map((status, index) => bar(`2026-11-0${index + 1}`, status))

const quiet = 'operational'

describe('the days of a service in words', () => {
  const told = (bars: BarView[]) =>
    dayRows(bars).map((row) =>
      row.kind === 'trouble'
        ? `${row.bar.date} ${row.bar.status}`
        : `${row.from} to ${row.to} ${row.kind}, ${row.days}`,
    )

  it('fold quiet days on end into one row, and name each day with trouble, newest first', () => {
    expect(told(november(quiet, quiet, 'major_outage', 'degraded_performance', quiet))).toEqual([
      '2026-11-05 to 2026-11-05 quiet, 1',
      '2026-11-04 degraded_performance',
      '2026-11-03 major_outage',
      '2026-11-01 to 2026-11-02 quiet, 2',
    ])
  })

  it('keep days before anybody watched apart from quiet ones', () => {
    expect(told(november(null, null, quiet))).toEqual([
      '2026-11-03 to 2026-11-03 quiet, 1',
      '2026-11-01 to 2026-11-02 unwatched, 2',
    ])
  })

  it('count planned work as a day that was not quiet', () => {
    expect(told(november('under_maintenance'))).toEqual(['2026-11-01 under_maintenance'])
  })
})

describe('the figures of a service', () => {
  const component = { id: 'api', name: 'API', description: null, status: quiet } as const

  it('count the days with trouble among those watched', () => {
    expect(daysCounted(november(null, quiet, 'partial_outage', quiet))).toEqual({ watched: 3, troubled: 1 })
  })

  it('say that there is no data rather than a percentage of nothing', () => {
    const figures = serviceFigures(
      { ...component, bars: november(null, quiet), uptime: null, uptime30: null },
      voiceOf('en'),
    )
    expect(figures.map(({ figure }) => figure)).toEqual(['No data yet', 'No data yet', '0'])
    expect(figures.at(-1)?.meaning).toBe('of 1 day watched')
  })
})
