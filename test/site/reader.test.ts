import { describe, expect, it } from 'vitest'
import { daysShown } from '#core/views/services.ts'
import { inUnits, pause } from '#site/elements/spans.ts'
import { reader } from '#site/words/en/reader.ts'
import { speak } from '#site/words/speak.ts'
import { content } from '#test/fakes/deps.ts'
import { publicView } from '#core/views/public-view.ts'
import { drawBars } from '#site/components/services/bars.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

describe('a length of time', () => {
  it.each([
    [-500, -0, 'second'],
    [-59.9 * second, -59, 'second'],
    [-minute, -1, 'minute'],
    [12 * minute, 12, 'minute'],
    [-59.9 * minute, -59, 'minute'],
    [-hour, -1, 'hour'],
    [30 * hour, 30, 'hour'],
  ])('of %d ms is said as %d %s', (length, count, unit) => {
    expect(inUnits(length)).toEqual([count, unit])
  })
})

describe('the pause between two questions', () => {
  it('is half a minute, and grows to five minutes only while the server stays away', () => {
    const seconds = Array.from({ length: 10 }, (_, failures) => pause(failures) / second)
    expect(seconds).toEqual([30, 30, 30, 30, 30, 60, 120, 240, 300, 300])
  })
})

const speech = speak({ language: 'en', base: '', content })

describe('what the script knows of the bars', () => {
  const records = {
    openedAt: '2026-11-17T02:41:00.000Z',
    baselines: {},
    open: [],
    recent: [],
    history: [],
    spells: [],
    planned: [],
    pastWork: [],
    months: {},
  }
  const view = publicView(content, records, Date.parse('2026-11-17T02:41:00.000Z'))

  it('is how many there are, and where a day and the days before the page watched stand in the drawing', () => {
    expect(daysShown).toBe(90)
    const bars = view.groups[0]?.components[0]?.bars ?? []
    const unwatched = bars.map((bar, index) => ({ ...bar, status: index < 40 ? null : bar.status }))
    expect(drawBars(unwatched, speech).unwatched).toMatch(/31H40$/)
    const troubled = bars.map((bar, index) =>
      index === 41 ? { ...bar, status: 'major_outage' as const } : bar,
    )
    expect(drawBars(troubled, speech).troubled[0]?.path).toMatch(/^M41\.12 /)
  })
})

describe('the sentences a page carries', () => {
  it('name every blank that the script fills', () => {
    expect(reader.old('{age}', '{every}')).toMatch(/\{age\}.*\{every\}/)
    expect(reader.stale('{age}', '{every}')).toMatch(/\{age\}.*\{every\}/)
    expect(reader.published('{ago}')).toContain('{ago}')
  })
})
