import { all, make, momentOf, on, write } from './page.ts'
import { locale, sentence } from './words.ts'

/** A row of bars, one unit wide for each day. */
type Row = SVGSVGElement

const days = 90
const rows = '.bars>[aria-label]'
const line = make('p', 'day')

let day = days
let quiet: Element | undefined

/** Makes the bars of a service one stop for the keyboard; its arrow keys go through the days and to other services. */
export function barStops(): void {
  for (const row of all<Row>(rows)) {
    row.role = 'group'
    row.ariaDescription = sentence('keys')
    row.tabIndex = 0
    for (const link of all<SVGAElement>('a', row)) link.tabIndex = -1
  }
}

/** To other services and other days; to no day is back to the row. */
const moves: Record<string, [number, number] | undefined> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -days],
  End: [0, days],
  Escape: [0, NaN],
}

on('keydown', (event) => {
  const row = event.target.closest<Row>(rows)
  const move = moves[event.key]
  if (!row || !move || event.altKey || event.metaKey) return
  event.preventDefault()
  const open = all<Row>(`[open] ${rows}`)
  go(open[open.indexOf(row) + move[0]] ?? row, day + move[1])
})

on('focusin', ({ target }) => {
  if (target !== quiet) quiet?.remove()
  if (target.matches(rows)) show(target, sentence('keys'))
  else if (!target.closest(rows)) line.remove()
})

on('pointermove', ({ target, clientX }) => {
  const row = target.closest<Row>('.bars svg')
  if (row) {
    const { left, width } = row.getBoundingClientRect()
    show(row, wordsOf(row, within(((clientX - left) / width) * days)))
  } else if (!all('.bars :focus').length) line.remove()
})

/** Puts the focus on a day: on the link of one with trouble, else on a stop of our own. */
function go(row: Row, to: number): void {
  if (isNaN(to)) return row.focus()
  day = within(to)
  show(row, wordsOf(row, day))
  let stop = troubleOn(row, day)
  if (!stop) {
    row.insertAdjacentHTML(
      'beforeend',
      `<a role="img" tabindex="-1"><path class="ok" d="M${day}.1 22h.8v10h-.8z"/></a>`,
    )
    stop = row.lastElementChild as SVGAElement
    stop.ariaLabel = line.textContent
    stop.added = true
  }
  stop.focus()
  if (stop.added) quiet = stop
}

/** What stands in the title of a day with trouble; of a quiet one its date and that it was quiet. */
function wordsOf(row: Row, at: number): string {
  const trouble = troubleOn(row, at)
  if (trouble) return trouble.textContent
  const date = new Date(momentOf('.reading time') - (days - 1 - at) * 86_400_000)
  return sentence(at < Number(/31H(\d+)/.exec(row.innerHTML)?.[1]) ? 'unwatched' : 'quiet', {
    day: date.toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  })
}

/** The link of a day, if it had trouble; its bar where the row has no links. */
function troubleOn(row: Row, at: number): SVGElement | null {
  const bar = row.querySelector<SVGElement>(`[d^="M${at}.12 "]`)
  return bar?.closest<SVGElement>('a') ?? bar
}

function within(at: number): number {
  return Math.max(0, Math.min(days - 1, Math.trunc(at)))
}

function show(row: Element, words: string): void {
  write(line, words)
  row.after(line)
}
