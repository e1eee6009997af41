import { describe, expect, it } from 'vitest'
import type { ImpactSpan, Incident } from '#core/incidents/incident.ts'
import { ms } from '#core/words/times.ts'
import { impactChart } from '#site/components/impact/chart.ts'
import { scaleOver } from '#site/components/impact/scale.ts'
import { voiceOf } from '#site/words/voice.ts'
import { at, incident, span, update } from '#test/core/views/incident.ts'

const english = voiceOf('en')

/** The chart of an incident from 02:41 to 03:38, whose axis runs from 02:40 to 03:40. */
function chart(spans: ImpactSpan[], more: Partial<Incident> = {}, components = ['database', 'api']) {
  const made = impactChart(
    incident({ resolvedAt: at('03:38'), spans, ...more }),
    components,
    at('09:00'),
    english,
  )
  if (!made) throw new Error('no chart')
  return made
}

describe('the chart of what was affected', () => {
  it('draws each stretch where it stood, with its words inside where they fit', () => {
    const { rows } = chart([
      span('api', 'major_outage', at('02:41'), at('03:12')),
      span('api', 'degraded_performance', at('03:12'), at('03:38')),
    ])
    expect(rows).toEqual([
      {
        component: 'api',
        segments: [
          { state: 'major', at: '1.67', width: '51.67', words: 'Major outage, 31 min', wide: true },
          {
            state: 'degraded',
            at: '53.33',
            width: '43.33',
            words: 'Degraded performance, 26 min',
            wide: true,
          },
        ],
        all: 'Major outage, 31 min, then degraded, 26 min',
        below: false,
        beside: null,
      },
    ])
  })

  it('has rows in the order of the page, and none for what worked', () => {
    const { rows } = chart(
      [
        span('api', 'major_outage', at('02:41'), at('03:38')),
        span('database', 'partial_outage', at('02:50'), at('03:38')),
      ],
      {},
      ['notifications', 'database', 'api'],
    )
    expect(rows.map(({ component }) => component)).toEqual(['database', 'api'])
  })

  it('lets a stretch run until now while it lasts', () => {
    const open = incident({ spans: [span('api', 'major_outage', at('02:41'))] })
    expect(impactChart(open, ['api'], at('03:38'), english)?.rows[0]?.all).toBe('Major outage, 57 min')
  })

  it('is not drawn when nothing was affected', () => {
    expect(impactChart(incident({ resolvedAt: at('03:38') }), ['api'], at('09:00'), english)).toBeNull()
  })

  it('shows an incident without length as a moment, told beside it', () => {
    const spans = [span('api', 'partial_outage', at('02:41'), at('02:41'))]
    expect(chart(spans, { resolvedAt: at('02:41') }).rows[0]).toEqual({
      component: 'api',
      segments: [
        { state: 'partial', at: '0.00', width: '0.00', words: 'Partial outage, under a minute', wide: false },
      ],
      all: 'Partial outage, under a minute',
      below: false,
      beside: { words: 'Partial outage, under a minute', style: 'inset-inline-start:0.00%' },
    })
  })
})

describe('the words beside a row', () => {
  it('stand right of a narrow stretch while there is more room', () => {
    const { rows } = chart([span('api', 'major_outage', at('02:41'), at('02:46'))])
    expect(rows[0]?.beside).toEqual({ words: 'Major outage, 5 min', style: 'inset-inline-start:10.00%' })
  })

  it('stand left of it near the right end', () => {
    const { rows } = chart([span('api', 'major_outage', at('03:33'), at('03:38'))])
    expect(rows[0]?.beside).toEqual({ words: 'Major outage, 5 min', style: 'inset-inline-end:11.67%' })
  })

  it('tell only what did not fit inside, and that it came after', () => {
    const { rows } = chart([
      span('api', 'major_outage', at('02:41'), at('03:15')),
      span('api', 'degraded_performance', at('03:15'), at('03:20')),
    ])
    expect(rows[0]?.segments.map(({ wide }) => wide)).toEqual([true, false])
    expect(rows[0]?.beside?.words).toBe('then degraded, 5 min')
  })

  it('do not say “then” of what came first', () => {
    const { rows } = chart([
      span('api', 'major_outage', at('02:41'), at('02:45')),
      span('api', 'degraded_performance', at('02:45'), at('03:20')),
    ])
    expect(rows[0]?.beside?.words).toBe('Major outage, 4 min')
  })

  it('go below it where they would not fit', () => {
    const { rows } = chart([
      span('api', 'major_outage', at('02:41'), at('02:45')),
      span('api', 'degraded_performance', at('02:45'), at('03:38')),
    ])
    expect(rows[0]).toMatchObject({ beside: null, below: true })
  })

  it('name the time between in which it worked', () => {
    const { rows } = chart([
      span('api', 'major_outage', at('02:41'), at('02:45')),
      span('api', 'degraded_performance', at('03:00'), at('03:10')),
    ])
    expect(rows[0]?.all).toBe('Major outage, 4 min, then operational, 15 min, then degraded, 10 min')
  })
})

describe('the flags of updates', () => {
  it('are numbered in order and hide their number where the next one is too near', () => {
    const updates = ['02:45', '02:46', '03:12', '03:38'].map((clock) => update(at(clock)))
    const { flags } = chart([span('api', 'major_outage', at('02:41'), at('03:38'))], { updates })
    expect(flags).toEqual([
      { number: 1, at: '8.33', shown: 'never' },
      { number: 2, at: '10.00', shown: 'always' },
      { number: 3, at: '53.33', shown: 'always' },
      { number: 4, at: '96.67', shown: 'wide' },
    ])
  })
})

describe('the axis of the chart', () => {
  const labels = (from: string, until: string) =>
    scaleOver(ms(from), ms(until), english.times).ticks.map(({ label }) => label)

  it('has at most six ticks in steps that people read easily', () => {
    expect(labels(at('02:41'), at('03:38'))).toEqual(['02:40', '02:50', '03:00', '03:10', '03:20', '03:30'])
    expect(labels(at('02:41'), at('03:40'))).toEqual(['02:30', '02:45', '03:00', '03:15', '03:30'])
  })

  it('names the date where a day begins, over several days', () => {
    expect(labels('2026-11-15T22:00:00.000Z', '2026-11-18T03:00:00.000Z')).toEqual([
      '12:00',
      '16 Nov',
      '12:00',
      '17 Nov',
      '12:00',
      '18 Nov',
    ])
    expect(labels('2026-08-30T10:00:00.000Z', '2026-09-02T10:00:00.000Z')).toEqual([
      '30 Aug',
      '31 Aug',
      '1 Sep',
      '2 Sep',
    ])
  })

  it('keeps clock times within a night', () => {
    expect(labels('2026-11-16T23:56:00.000Z', '2026-11-17T00:03:00.000Z')).toEqual([
      '23:56',
      '23:58',
      '00:00',
      '00:02',
    ])
  })

  it.each([
    ['a moment', at('02:41')],
    ['an hour', at('03:41')],
    ['a month', '2026-12-17T02:41:00.000Z'],
    ['a year', '2027-11-17T02:41:00.000Z'],
  ])('holds all of %s between its ends', (_, until) => {
    const scale = scaleOver(ms(at('02:41')), ms(until), english.times)
    expect(scale.percent(ms(at('02:41')))).toBeGreaterThanOrEqual(0)
    expect(scale.percent(ms(until))).toBeLessThan(100)
    expect(Number(scale.step) * scale.ticks.length).toBeCloseTo(100, 2)
  })
})

describe('the rest', () => {
  it.each([
    [9, true, 'The other nine services kept working.'],
    [9, false, 'The other nine services keep working.'],
    [1, true, 'The other service kept working.'],
    [1, false, 'The other service keeps working.'],
    [0, true, 'No service was left untouched.'],
  ])('of %d services, over: %s, is told as “%s”', (others, over, expected) => {
    const { restKept, restKeeps } = english.t.impact
    expect((over ? restKept : restKeeps)(others)).toBe(expected)
  })
})
