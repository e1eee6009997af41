import { describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import type { ImpactSpan } from '#core/incidents/incident.ts'
import { addUp, dayBars, percentUp, tally, tenthsDown, timeline } from '#core/uptime/uptime.ts'
import { day, hour, instant, minute } from '#core/words/times.ts'
import { random } from '#test/fakes/random.ts'

const start = Date.parse('2026-03-01T00:00:00Z')
const span = (status: ComponentStatus, from: number, to: number | null): ImpactSpan => ({
  component: 'api',
  status,
  from: instant(start + from),
  to: to === null ? null : instant(start + to),
})

describe('the timeline of a component', () => {
  it('lets the worst win where incidents overlap, and merges what touches', () => {
    const spans = [
      span('degraded_performance', 0, 3 * hour),
      span('major_outage', hour, 2 * hour),
      span('degraded_performance', 3 * hour, 4 * hour),
    ]
    expect(
      timeline(spans, start, start + day).map(({ status, from, to }) => [status, from - start, to - start]),
    ).toEqual([
      ['degraded_performance', 0, hour],
      ['major_outage', hour, 2 * hour],
      ['degraded_performance', 2 * hour, 4 * hour],
    ])
  })

  it('agrees with counting every minute, whatever the spans', () => {
    const next = random(20261123)
    const statuses: ComponentStatus[] = [
      'degraded_performance',
      'partial_outage',
      'major_outage',
      'under_maintenance',
    ]
    const worth = [
      'operational',
      'under_maintenance',
      'degraded_performance',
      'partial_outage',
      'major_outage',
    ]
    for (let round = 0; round < 200; round++) {
      const length = 600
      const spans = Array.from({ length: next(6) }, () => {
        const from = next(length + 200) - 100
        const status = statuses[next(4)] ?? 'major_outage'
        return span(status, from * minute, next(5) === 0 ? null : (from + next(200)) * minute)
      })
      const stretches = timeline(spans, start, start + length * minute)

      const minutes = Array.from({ length }, (_, at): ComponentStatus => {
        const here = spans.filter(
          (each) =>
            Date.parse(each.from) <= start + at * minute &&
            (each.to === null || Date.parse(each.to) > start + at * minute),
        )
        const worst =
          here
            .map((each) => each.status)
            .toSorted((one, other) => worth.indexOf(other) - worth.indexOf(one))[0] ?? 'operational'
        return worst
      })
      const down = minutes.reduce((sum, status) => sum + tenthsDown[status], 0)
      const planned = minutes.filter((status) => status === 'under_maintenance').length
      const watched = length - planned
      const expected = watched === 0 ? null : Math.floor(((watched * 10 - down) * 1000) / watched) / 100

      const whole = tally(stretches, start, start + length * minute)
      expect(whole).toEqual({ watched: watched * minute, down: down * minute, planned: planned * minute })
      expect(percentUp(whole)).toBe(expected)
      expect(expected ?? 0).toBeGreaterThanOrEqual(0)
      expect(expected ?? 0).toBeLessThanOrEqual(100)
      if (down > 0) expect(expected).toBeLessThan(100)

      const cut = start + next(length) * minute
      const parts = [tally(stretches, start, cut), tally(stretches, cut, start + length * minute)]
      expect(addUp(parts)).toEqual(whole)
      stretches.slice(1).forEach((each, index) => {
        expect(each.from).toBeGreaterThanOrEqual(stretches[index]?.to ?? 0)
      })
    }
  })
})

describe('the uptime percentage', () => {
  it('never reads 100 after a failure, however short', () => {
    expect(
      percentUp(
        tally(timeline([span('major_outage', 0, 1)], start, start + 90 * day), start, start + 90 * day),
      ),
    ).toBe(99.99)
  })

  it.each([
    ['major_outage', 0],
    ['partial_outage', 70],
    ['degraded_performance', 90],
  ] as const)('counts a whole day of %s as %s', (status, percent) => {
    expect(percentUp(tally(timeline([span(status, 0, day)], start, start + day), start, start + day))).toBe(
      percent,
    )
  })

  it('leaves planned work out, as if nobody had watched', () => {
    const spans = [span('under_maintenance', 0, day / 2), span('major_outage', day / 2, day)]
    expect(percentUp(tally(timeline(spans, start, start + day), start, start + day))).toBe(0)
    const all = timeline([span('under_maintenance', 0, day)], start, start + day)
    expect(percentUp(tally(all, start, start + day))).toBeNull()
  })

  it('reads 100 when nothing counted as down', () => {
    expect(percentUp(tally([], start, start + day))).toBe(100)
  })

  it('reads 0 when all of it was down', () => {
    expect(
      percentUp(tally(timeline([span('major_outage', -day, null)], start, start + day), start, start + day)),
    ).toBe(0)
  })

  it('is unknown when nothing was watched', () => {
    expect(percentUp(tally([], start, start))).toBeNull()
  })
})

describe('the bars of the days', () => {
  it('show the worst status of each day and how long the trouble was, across midnight', () => {
    const now = start + 3 * day + hour
    const bars = dayBars(
      timeline([span('partial_outage', day + 23 * hour, 2 * day + hour)], start, now),
      start,
      now,
      5,
    )
    expect(bars.map(({ date, status, troubled }) => [date, status, troubled / hour])).toEqual([
      ['2026-02-28', null, 0],
      ['2026-03-01', 'operational', 0],
      ['2026-03-02', 'partial_outage', 1],
      ['2026-03-03', 'partial_outage', 1],
      ['2026-03-04', 'operational', 0],
    ])
  })
})
