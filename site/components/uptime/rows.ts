import type { MonthUptime, UptimeModel } from '#core/views/page-models.ts'
import type { GroupView } from '#core/views/services.ts'
import { minute, sentenceCase } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface Cell {
  /** `Nov`, for screens on which the row is a list. */
  of: string
  /** `99.96%`; null when nothing was watched. */
  percent: string | null
  /** Nothing failed. */
  full: boolean
  /** `planned work, 2 h` */
  planned: string | null
}

export interface Row {
  id: string
  name: string
  cells: Cell[]
}

export interface RowGroup {
  name: string
  rows: Row[]
}

export interface YearTable {
  year: string
  /** Oldest first. */
  months: string[]
  /** The column of its first month among twelve. */
  from: number
  groups: RowGroup[]
  /** Some month of it had planned work. */
  planned: boolean
}

type Groups = readonly Pick<GroupView, 'name' | 'components'>[]

/** The uptime of 30 days, of 90 days and of all time, one row for each service in its group. */
export function latelyRows(
  groups: Groups,
  { components }: UptimeModel,
  headings: readonly string[],
  voice: Voice,
): RowGroup[] {
  const whole = new Map(components.map((each) => [each.id, each.whole]))
  return groups.map((group) => ({
    name: group.name,
    rows: group.components.map(({ id, name, uptime, uptime30 }) => ({
      id,
      name,
      cells: [uptime30, uptime, whole.get(id)?.percent ?? null].map((percent, index) =>
        cell(headings[index] ?? '', { percent, down: 0, planned: 0 }, voice),
      ),
    })),
  }))
}

/** One table for each year, newest first; where there are several, a month keeps its column in each of them. */
export function yearTables(groups: Groups, model: UptimeModel, voice: Voice): YearTable[] {
  const years = [...new Set(model.months.map((month) => month.slice(0, 4)))]
  const known = new Map(model.components.map(({ id, months }) => [id, months]))
  return years.map((year) => {
    const months = model.months.filter((month) => month.startsWith(year)).toReversed()
    const rowGroups = groups.map(({ name, components }) => ({
      name,
      rows: components.map((component) => ({
        id: component.id,
        name: component.name,
        cells: months.map((month) =>
          cell(
            sentenceCase(voice.times.monthOnAxis(month)),
            known.get(component.id)?.[model.months.indexOf(month)] ?? nothing,
            voice,
          ),
        ),
      })),
    }))
    return {
      year,
      months,
      from: years.length > 1 ? Number(months[0]?.slice(5)) : 1,
      groups: rowGroups,
      planned: rowGroups.some(({ rows }) => rows.some(({ cells }) => cells.some(({ planned }) => planned))),
    }
  })
}

const nothing: MonthUptime = { percent: null, down: 0, planned: 0 }

function cell(of: string, { percent, planned }: MonthUptime, { t, times }: Voice): Cell {
  return {
    of,
    percent: percent === null ? null : t.services.uptime(percent),
    full: percent === 100,
    planned: planned >= minute ? t.uptime.planned(times.duration(planned)) : null,
  }
}
