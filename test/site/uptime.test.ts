import { describe, expect, it } from 'vitest'
import { percentUp, tenthsDown } from '#core/uptime/uptime.ts'
import type { MonthUptime, UptimeModel } from '#core/views/page-models.ts'
import { publicView } from '#core/views/public-view.ts'
import { day, hour, ms } from '#core/words/times.ts'
import { exampleWords, formulaLines, weights } from '#site/components/uptime/formula.ts'
import { latelyRows, yearTables } from '#site/components/uptime/rows.ts'
import { voiceOf } from '#site/words/voice.ts'
import { at } from '#test/core/views/incident.ts'
import { content } from '#test/fakes/deps.ts'

const english = voiceOf('en')
const none = {
  open: [],
  recent: [],
  history: [],
  spells: [],
  planned: [],
  pastWork: [],
  months: {},
  baselines: {},
}
const { groups } = publicView(content, { openedAt: at('00:00'), ...none }, ms(at('04:00')))

const full: MonthUptime = { percent: 100, down: 0, planned: 0 }
const unwatched: MonthUptime = { percent: null, down: 0, planned: 0 }

function model(months: string[], api: MonthUptime[], whole = full): UptimeModel {
  const ids = groups.flatMap(({ components }) => components.map(({ id }) => id))
  return {
    months,
    components: ids.map((id) => ({ id, months: id === 'api' ? api : months.map(() => full), whole })),
  }
}

describe('the uptime of each month', () => {
  const months = ['2026-02', '2026-01', '2025-12', '2025-11']
  const low: MonthUptime = { percent: 99.9, down: hour, planned: 2 * hour }
  const tables = yearTables(groups, model(months, [full, low, full, unwatched]), english)
  const cellsOf = (year: number, name: string) =>
    tables[year]?.groups.flatMap(({ rows }) => rows).find((row) => row.name === name)?.cells ?? []

  it('stands in one table for each year, newest first, with its months in order', () => {
    expect(tables.map(({ year, months: own }) => [year, own])).toEqual([
      ['2026', ['2026-01', '2026-02']],
      ['2025', ['2025-11', '2025-12']],
    ])
  })

  it('keeps the groups and services in the order of the page', () => {
    expect(tables[0]?.groups.map(({ name, rows }) => [name, ...rows.map((row) => row.name)])).toEqual(
      content.catalogue.groups.map(({ name, components }) => [name, ...components.map((each) => each.name)]),
    )
  })

  it('keeps a month in its column of twelve, but for a page younger than a year', () => {
    expect(tables.map(({ from }) => from)).toEqual([1, 11])
    expect(yearTables(groups, model(['2025-11'], [full]), english)[0]?.from).toBe(1)
  })

  it('is written with two decimals, and says the planned work that was left out', () => {
    expect(cellsOf(0, 'API')).toEqual([
      { of: 'Jan', percent: '99.90%', full: false, planned: 'planned work, 2 h' },
      { of: 'Feb', percent: '100%', full: true, planned: null },
    ])
    expect(tables.map(({ planned }) => planned)).toEqual([true, false])
  })

  it('is no data where nobody watched', () => {
    expect(cellsOf(1, 'API').map(({ percent }) => percent)).toEqual([null, '100%'])
  })
})

describe('the uptime in short', () => {
  it('says 30 days, 90 days and all time of each service', () => {
    const young = model(['2026-11'], [full], { percent: 99.5, down: 0, planned: 0 })
    const api = latelyRows(groups, young, ['30 days', '90 days', 'All time'], english)
      .flatMap(({ rows }) => rows)
      .find(({ id }) => id === 'api')
    expect(api?.cells.map(({ of, percent }) => [of, percent])).toEqual([
      ['30 days', '100%'],
      ['90 days', '99.99%'],
      ['All time', '99.50%'],
    ])
  })
})

describe('the words of how it is counted', () => {
  it('say the weights that the sums use', () => {
    expect(weights(english).map(({ status, words }) => [status, words])).toEqual([
      ['major_outage', 'counts in full'],
      ['partial_outage', 'three tenths of it counts'],
      ['degraded_performance', 'one tenth of it counts'],
      ['under_maintenance', 'is left out of the watched time'],
    ])
    const { partial_outage: partial, degraded_performance: degraded } = tenthsDown
    expect(formulaLines(english)[1]?.replaceAll('\u00a0', ' ')).toBe(
      `down = 1 × major outage + ${partial / 10} × partial outage + ${degraded / 10} × degraded performance`,
    )
  })

  it('give an example that the sums agree with', () => {
    const watched = 30 * day
    const percent = percentUp({ watched, down: hour * tenthsDown.partial_outage, planned: 0 })
    expect(exampleWords(english)).toContain(`reads ${percent}%.`)
  })
})
