import type { Language } from '#core/words/languages.ts'
import type { Speed } from '#core/views/response-times.ts'

export const [plotWidth, plotHeight] = [720, 100]

export interface Plot {
  /** What the top stands for, in milliseconds. */
  top: number
  half: string
  most: string
}

/** The two lines of a plot; null where nothing was measured. */
export function plotOf(speeds: readonly Speed[]): Plot | null {
  const highest = Math.max(0, ...speeds.flatMap(({ half, most }) => [half ?? 0, most ?? 0]))
  if (highest === 0) return null
  const top = roundUp(highest)
  const line = (values: readonly (number | null)[]) => path(values, top)
  return {
    top,
    half: line(speeds.map(({ half }) => half)),
    most: line(speeds.map(({ most }) => most)),
  }
}

/** The newest that was measured. */
export function newest(speeds: readonly Speed[]): { half: number; most: number } | null {
  const found = speeds.findLast(({ half, most }) => half !== null && most !== null)
  return found ? { half: found.half ?? 0, most: found.most ?? 0 } : null
}

/** `212 ms`, as a language writes it. */
export function milliseconds(language: Language): (value: number) => string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'millisecond' })
  return (value) => format.format(value)
}

/** A line through the middle of each piece of time; where nothing was measured it is interrupted. */
function path(values: readonly (number | null)[], top: number): string {
  const step = plotWidth / values.length
  return values
    .map((value, index) => {
      if (value === null) return ''
      const before = values[index - 1] ?? null
      const after = values[index + 1] ?? null
      const y = round(plotHeight - (value / top) * plotHeight)
      const x = (index + 0.5) * step
      if (before !== null) return `L${round(x)} ${y}`
      return after === null ? `M${round(x - step / 3)} ${y}h${round((2 * step) / 3)}` : `M${round(x)} ${y}`
    })
    .join('')
}

/** The next of 10, 20, 50, 100 and so on. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((times) => times * power).find((each) => each >= value) ?? 10 * power
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
