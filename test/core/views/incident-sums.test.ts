import { describe, expect, it } from 'vitest'
import {
  endedAt,
  firstWordAfter,
  lastedFor,
  lateBy,
  promisesKept,
  watchedFor,
} from '#core/views/incident-sums.ts'
import { minute } from '#core/words/times.ts'
import { at, incident, span, update } from './incident.ts'

describe('how long an incident lasted', () => {
  it('ends when the last component recovered, and the rest was watching', () => {
    const watched = incident({
      resolvedAt: at('03:38'),
      spans: [
        span('api', 'major_outage', at('02:41'), at('03:12')),
        span('database', 'partial_outage', at('02:50'), at('03:04')),
      ],
    })
    expect(endedAt(watched)).toBe(at('03:12'))
    expect(lastedFor(watched, at('09:00'))).toBe(31 * minute)
    expect(watchedFor(watched)).toBe(26 * minute)
  })

  it('ends when it was closed if it touched no component', () => {
    const nameless = incident({ resolvedAt: at('03:38') })
    expect(endedAt(nameless)).toBe(at('03:38'))
    expect(watchedFor(nameless)).toBe(0)
  })

  it('never ends after it was closed', () => {
    const unfinished = [span('api', 'major_outage', at('02:41'))]
    const tooLong = [span('api', 'major_outage', at('02:41'), at('05:00'))]
    expect(endedAt({ resolvedAt: at('03:38'), spans: unfinished })).toBe(at('03:38'))
    expect(endedAt({ resolvedAt: at('03:38'), spans: tooLong })).toBe(at('03:38'))
  })

  it('runs until now while it is open, even if every component works again', () => {
    const monitored = incident({
      status: 'monitoring',
      spans: [span('api', 'major_outage', at('02:41'), at('03:12'))],
    })
    expect(endedAt(monitored)).toBeNull()
    expect(watchedFor(monitored)).toBeNull()
    expect(lastedFor(monitored, at('03:41'))).toBe(60 * minute)
  })

  it('is never negative when it was entered to begin later than now', () => {
    expect(lastedFor(incident({ startedAt: at('05:00') }), at('04:00'))).toBe(0)
  })
})

describe('the words of an incident', () => {
  it('count the first from the start, and not before it', () => {
    expect(firstWordAfter(incident({ updates: [update(at('02:45')), update(at('03:00'))] }))).toBe(4 * minute)
    expect(firstWordAfter(incident({ updates: [update(at('02:30'))] }))).toBe(0)
    expect(firstWordAfter(incident())).toBeNull()
  })

  it('keep a promise up to its very moment', () => {
    expect(lateBy({ at: at('03:00'), promisedFor: at('03:00') })).toBe(0)
    expect(lateBy({ at: '2026-11-17T03:00:00.001Z', promisedFor: at('03:00') })).toBe(1)
    expect(lateBy({ at: at('03:00'), promisedFor: null })).toBe(0)
  })

  it('count as promised only from the second one on', () => {
    const updates = [
      update(at('02:45')),
      update(at('02:58'), { promisedFor: at('03:00') }),
      update(at('03:16'), { promisedFor: at('03:13') }),
    ]
    expect(promisesKept(updates)).toEqual({ kept: 1, promised: 2 })
    expect(promisesKept([update(at('02:45'))])).toEqual({ kept: 0, promised: 0 })
  })
})
