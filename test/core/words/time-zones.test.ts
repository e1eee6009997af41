import { describe, expect, it } from 'vitest'
import { isTimeZone, minutesOfDay, nextOnWall, timeZones } from '#core/words/time-zones.ts'

const next = (after: string, zone: string, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(nextOnWall(Date.parse(after), zone, hours * 60 + minutes)).toISOString()
}

describe('the next time that a clock on the wall shows', () => {
  it.each([
    ['the same day', '2026-11-17T02:41:00Z', 'UTC', '08:00', '2026-11-17T08:00:00.000Z'],
    ['the next day, when it has passed', '2026-11-17T08:00:00Z', 'UTC', '08:00', '2026-11-18T08:00:00.000Z'],
    ['in the east', '2026-11-17T02:41:00Z', 'Asia/Tokyo', '08:00', '2026-11-17T23:00:00.000Z'],
    [
      'in a zone of half an hour',
      '2026-11-17T02:41:00Z',
      'Asia/Kolkata',
      '08:30',
      '2026-11-17T03:00:00.000Z',
    ],
    [
      'in a zone of three quarters',
      '2026-11-17T02:41:00Z',
      'Asia/Kathmandu',
      '09:00',
      '2026-11-17T03:15:00.000Z',
    ],
    [
      'after Berlin lost an hour',
      '2026-03-28T20:00:00Z',
      'Europe/Berlin',
      '07:00',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'after Berlin won an hour',
      '2026-10-24T20:00:00Z',
      'Europe/Berlin',
      '07:00',
      '2026-10-25T06:00:00.000Z',
    ],
    [
      'after New York lost an hour',
      '2026-03-08T04:00:00Z',
      'America/New_York',
      '07:00',
      '2026-03-08T11:00:00.000Z',
    ],
    [
      'after New York won an hour',
      '2026-11-01T03:00:00Z',
      'America/New_York',
      '07:00',
      '2026-11-01T12:00:00.000Z',
    ],
    [
      'after Lord Howe won half an hour',
      '2026-04-04T08:00:00Z',
      'Australia/Lord_Howe',
      '07:00',
      '2026-04-04T20:30:00.000Z',
    ],
    [
      'as soon as it is past, where the clock skips it',
      '2026-03-29T00:00:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'the first time, where the clock shows it twice',
      '2026-10-24T22:00:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'once a day, where the clock shows it twice',
      '2026-10-25T00:30:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-10-26T01:30:00.000Z',
    ],
  ])('is %s', (_, after, zone, clock, expected) => {
    expect(next(after, zone, clock)).toBe(expected)
  })

  it('comes once in each of the days of a year', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/St_Johns']) {
      const dates = new Set<string>()
      let at = Date.parse('2026-01-01T12:00:00Z')
      for (let days = 0; days < 365; days++) {
        at = nextOnWall(at, zone, 90)
        dates.add(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at))
      }
      expect([zone, dates.size]).toEqual([zone, 365])
    }
  })
})

describe('a time zone', () => {
  it('is one that the tz database has', () => {
    expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isTimeZone)).toEqual([true, true, false, false])
    expect(timeZones().slice(0, 1)).toEqual(['UTC'])
    expect(timeZones()).toContain('Europe/Berlin')
  })

  it('has its own minute of the day', () => {
    expect(minutesOfDay(Date.parse('2026-07-01T22:15:00Z'), 'Europe/Berlin')).toBe(15)
    expect(minutesOfDay(Date.parse('2026-07-01T22:15:00Z'), 'America/St_Johns')).toBe(19 * 60 + 45)
  })
})
