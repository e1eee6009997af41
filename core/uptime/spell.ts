import type { ImpactSpan } from '#core/incidents/incident.ts'
import type { Put, Store } from '#core/ports.ts'
import { type Instant, monthsTouched } from '#core/words/times.ts'
import { monthMarks } from './month-marks.ts'

/** A time that is over in which components were not operational although no incident says so: planned work, or a baseline. */
export interface Spell {
  /** What caused it, unique among spells and safe in a key. */
  id: string
  spans: (ImpactSpan & { to: Instant })[]
}

/** A spell stands in every month it touches, so that a month is read alone; it changes those months. */
export function spellPuts(spell: Spell): Put[] {
  const months = [...new Set(spell.spans.flatMap(({ from, to }) => monthsTouched(from, to)))]
  return [
    ...months.map((month) => ({ key: ['spell', month, spell.id], value: spell })),
    ...monthMarks(months),
  ]
}

export async function spellsOfMonth(store: Store, month: string): Promise<Spell[]> {
  const found: Spell[] = []
  for (let more = true; more;) {
    const after = found.at(-1)
    const page = await store.list(['spell', month], {
      limit: 500,
      ...(after && { after: ['spell', month, after.id] }),
    })
    found.push(...page.map(({ value }) => value as Spell))
    more = page.length === 500
  }
  return found
}
