import { describe, expect, it } from 'vitest'
import { cadence, counted, duration, fullTime, listed, minute, timeSeenFrom } from '#core/words/times.ts'

describe('times in words', () => {
  it.each([
    [59_999, 'under a minute'],
    [48 * minute, '48 min'],
    [60 * minute, '1 h'],
    [130 * minute, '2 h 10 min'],
    [47 * 60 * minute, '47 h'],
    [76 * 60 * minute, '3 days 4 h'],
  ])('%d ms lasts %s', (ms, expected) => {
    expect(duration(ms)).toBe(expected)
  })

  it.each([
    [15, '15 minutes'],
    [60, 'hour'],
    [240, '4 hours'],
    [1440, 'day'],
    [90, '90 minutes'],
  ])('an update is promised every %d minutes as “every %s”', (minutes, expected) => {
    expect(cadence(minutes)).toBe(expected)
  })

  it('names the zone always and the day when it is another one', () => {
    expect(timeSeenFrom('2026-11-17T23:50:00.000Z', '2026-11-17T23:35:00.000Z')).toBe('23:50 UTC')
    expect(timeSeenFrom('2026-11-18T00:05:00.000Z', '2026-11-17T23:50:00.000Z')).toBe(
      '00:05 UTC on 18 November',
    )
    expect(fullTime('2026-11-17T02:41:00.000Z')).toBe('02:41 UTC, Tuesday 17 November 2026')
  })

  it('counts and lists as people do', () => {
    expect([counted(0, 'incident'), counted(1, 'incident'), counted(13, 'day')]).toEqual([
      'no incidents',
      'one incident',
      '13 days',
    ])
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C')
  })
})
