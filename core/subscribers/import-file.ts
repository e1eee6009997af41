import type { Catalogue } from '#core/components/catalogue.ts'
import { invalid, type Mistake, mistakesOf, quoted, Refusal } from '#core/errors.ts'
import { readCsv } from '#core/words/csv.ts'
import { csvColumns } from './export-subscribers.ts'
import { subscribeInput } from './subscriber.ts'
import { digestIn, quietHoursIn, yesOrNo } from './wish-cells.ts'
import { wishesOf } from './wish-input.ts'
import type { Wishes } from './wishes.ts'

/** A person who confirmed elsewhere. */
export interface Newcomer extends Wishes {
  line: number
  email: string
}

/** A line that was not taken, and why. */
export interface RefusedLine extends Mistake {
  line: number
}

export interface ImportFile {
  newcomers: Newcomer[]
  refused: RefusedLine[]
  /** Lines with an address that stands further up already. */
  repeated: number
}

export const mostLines = 100_000

/** Reads people from a table; every bad line is named, and the good ones are taken. */
export function readImport(catalogue: Catalogue, text: string): ImportFile {
  const rows = readCsv(text)
  const columns = columnsOf(rows.next().value?.cells ?? [])
  const file: ImportFile = { newcomers: [], refused: [], repeated: 0 }
  const seen = new Set<string>()
  let lines = 0
  for (const { line, cells } of rows) {
    if (++lines > mostLines)
      throw invalid({
        field: 'file',
        expected: `at most ${mostLines} lines; cut it into several files`,
        got: 'more',
      })
    const read = cells ? newcomer(catalogue, line, columns, cells) : [badQuotes]
    if (Array.isArray(read)) file.refused.push(...read.map((mistake) => ({ line, ...mistake })))
    else if (seen.has(read.email.toLowerCase())) file.repeated++
    else {
      seen.add(read.email.toLowerCase())
      file.newcomers.push(read)
    }
  }
  return file
}

const badQuotes: Mistake = {
  field: 'line',
  expected: 'quotes around a whole cell, and two for one inside',
  got: 'a quote in another place',
}

function columnsOf(cells: readonly string[]): string[] {
  const columns = cells.map((each) => each.trim())
  const strange = columns.find((each) => !csvColumns.some((known) => known === each))
  if (strange !== undefined || !columns.includes('email') || new Set(columns).size < columns.length)
    throw invalid({
      field: 'line 1',
      expected: `names of columns, each once, email among them: ${csvColumns.join()}`,
      got: quoted(cells.join()),
    })
  return columns
}

function newcomer(
  catalogue: Catalogue,
  line: number,
  columns: readonly string[],
  cells: readonly string[],
): Newcomer | Mistake[] {
  if (cells.length > columns.length)
    return [
      {
        field: 'line',
        expected: `at most ${columns.length} cells, as line 1 has`,
        got: String(cells.length),
      },
    ]
  const cell = (name: (typeof csvColumns)[number]) => cells[columns.indexOf(name)]?.trim() ?? ''
  const channel = cell('channel')
  if (channel !== '' && channel !== 'email')
    return [
      {
        field: 'channel',
        expected: 'email: a webhook or a chat is confirmed at /subscribe',
        got: quoted(channel),
      },
    ]
  const state = cell('state')
  if (state !== '' && state !== 'active')
    return [{ field: 'state', expected: 'active: a suppressed address is not imported', got: quoted(state) }]

  const given = {
    email: cell('email'),
    components: listIn(cell('components')),
    groups: listIn(cell('groups')),
    severities: listIn(cell('severities').toUpperCase()),
    updates: cell('updates') || undefined,
    postmortems: yesOrNo(cell('postmortems')),
    digest: digestIn(cell('digest')),
    quietHours: quietHoursIn(cell('quietHours')),
    timeZone: cell('timeZone') || undefined,
    language: cell('language').toLowerCase() || undefined,
  }
  const result = subscribeInput.safeParse(given)
  if (!result.success) return mistakesOf(result.error, given)
  try {
    const { email, ...asked } = result.data
    return { line, email, ...wishesOf(catalogue, asked) }
  } catch (error) {
    if (error instanceof Refusal) return [...error.mistakes]
    throw error
  }
}

/** `api; database` */
function listIn(text: string): string[] {
  return text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
