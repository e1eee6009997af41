import { describe, expect, it } from 'vitest'
import { pastRows } from '#site/components/past/quiet.ts'
import { voiceOf } from '#site/words/voice.ts'
import { entry } from '#test/core/views/incident.ts'

const now = '2026-11-17T12:00:00.000Z'

/** An incident from one date to another, at noon. */
const from = (first: string, last = first) => entry(`${first}T10:00:00.000Z`, `${last}T11:00:00.000Z`)

/** Each row in words: the quiet days, or the date on which an incident began. */
function told(entries: ReturnType<typeof entry>[], open: string[] = [], today = now): string[] {
  return pastRows(entries, open, today, voiceOf('en').times).map((row) =>
    'quiet' in row ? row.quiet : `incident of ${row.entry.startedAt.slice(0, 10)}`,
  )
}

describe('the past', () => {
  it('folds the quiet days up to today and between incidents into one line each', () => {
    expect(told([from('2026-11-05'), from('2026-10-08')])).toEqual([
      '6 to 17 November',
      'incident of 2026-11-05',
      '9 October to 4 November',
      'incident of 2026-10-08',
    ])
  })

  it('names a single quiet day alone', () => {
    expect(told([from('2026-11-16'), from('2026-11-14')])).toEqual([
      '17 November',
      'incident of 2026-11-16',
      '15 November',
      'incident of 2026-11-14',
    ])
  })

  it('names both years where a quiet stretch runs over the turn of one', () => {
    expect(told([from('2026-12-28')], [], '2027-01-03T08:00:00.000Z')[0]).toBe(
      '29 December 2026 to 3 January 2027',
    )
  })

  it('says nothing between incidents on one day or on days that follow each other', () => {
    expect(told([from('2026-11-17'), from('2026-11-16'), from('2026-11-16')])).toEqual([
      'incident of 2026-11-17',
      'incident of 2026-11-16',
      'incident of 2026-11-16',
    ])
  })

  it('calls no day quiet on which an older incident still lasted', () => {
    expect(told([from('2026-11-10'), from('2026-11-03', '2026-11-12'), from('2026-11-01')])).toEqual([
      '13 to 17 November',
      'incident of 2026-11-10',
      'incident of 2026-11-03',
      '2 November',
      'incident of 2026-11-01',
    ])
  })

  it('ends the quiet on the day before an open incident began', () => {
    expect(told([from('2026-11-05')], ['2026-11-17T02:41:00.000Z'])).toEqual([
      '6 to 16 November',
      'incident of 2026-11-05',
    ])
    expect(told([from('2026-11-05')], ['2026-11-17T02:41:00.000Z', '2026-11-09T02:41:00.000Z'])[0]).toBe(
      '6 to 8 November',
    )
  })

  it('has no quiet after an open incident began, even if later ones are over', () => {
    expect(told([from('2026-11-10'), from('2026-11-02')], ['2026-11-05T02:41:00.000Z'])).toEqual([
      'incident of 2026-11-10',
      '3 to 4 November',
      'incident of 2026-11-02',
    ])
  })

  it('has no row when there was never an incident', () => {
    expect(told([])).toEqual([])
  })
})
