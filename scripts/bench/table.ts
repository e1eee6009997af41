/** One line of figures; `ok` where a target was set. */
export interface Line {
  what: string
  figure: string
  target?: string
  ok?: boolean
}

export function printTable(title: string, lines: readonly Line[], notes: readonly string[] = []): void {
  const cells = lines.map(({ what, figure, target = '', ok }) => [
    what,
    figure,
    target,
    ok === undefined ? '' : ok ? 'ok' : 'MISSED',
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const [what = '', figure = '', target = '', verdict = ''] of cells) {
    const [first = 0, second = 0, third = 0] = widths
    console.log(
      `  ${what.padEnd(first)}  ${figure.padStart(second)}  ${target.padEnd(third)}  ${verdict}`.trimEnd(),
    )
  }
  for (const note of notes) console.log(`  ${note}`)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that so large a share does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function bytes(count: number): string {
  return `${count.toLocaleString('en')} B`
}

export function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`
}

export function ratio(one: number, other: number): string {
  return (one / other).toFixed(2)
}
