/** A line of a table; `cells` is null where quotes are open or stand in the wrong place. */
export interface CsvRow {
  /** As an editor counts it, from 1. */
  line: number
  cells: string[] | null
}

const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y

/** Reads RFC 4180: commas, quotes, and any kind of line end; empty lines are left out. */
export function* readCsv(text: string): Generator<CsvRow> {
  const end = text.length
  let line = 1
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < end;) {
    const row: CsvRow = { line, cells: [] }
    const start = at
    for (let last = false; !last;) {
      cell.lastIndex = at
      const found = cell.exec(text)
      if (!found) {
        row.cells = null
        at = nextLine(text, start)
        break
      }
      const [, quoted, plain = '', stop] = found
      row.cells?.push(unguarded(quoted?.replaceAll('""', '"') ?? plain))
      at = cell.lastIndex
      last = stop !== ','
    }
    line += text.slice(start, at).match(/\r?\n|\r/g)?.length ?? 0
    if (row.cells === null || row.cells.some((each) => each !== '')) yield row
  }
}

function nextLine(text: string, from: number): number {
  const found = text.indexOf('\n', from)
  return found < 0 ? text.length : found + 1
}

/** One line of a table, its end included. A spreadsheet takes no cell of it for a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((each) => quotedIfNeeded(guarded(each))).join()}\r\n`
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function guarded(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function unguarded(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}
