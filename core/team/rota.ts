import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { isTimeZone, wallTime, whenWallShows } from '#core/words/time-zones.ts'
import { day, hour, instant, type Instant, minute } from '#core/words/times.ts'
import { contactSchema } from './contact.ts'

const date = z.iso.date({ error: 'expected a day like 2026-11-30' })

export const rotaSchema = z.strictObject({
  /** Whose turn it is stands for the primary of this role. */
  role: slug,
  timeZone: z.string().refine(isTimeZone, 'expected a time zone like Europe/Berlin'),
  handOver: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time like 09:00'),
  /** The day on which the first turn begins; every turn lasts a week. */
  from: date,
  turns: z.array(contactSchema).min(1),
  /** Somebody else from the hand-over of a day to the hand-over after the last day; the last entry that fits counts. */
  instead: z.array(z.strictObject({ from: date, until: date, name: z.string().min(1) })).default([]),
})

/** Whose turn it is to take the first look, week by week. */
export type Rota = z.infer<typeof rotaSchema>

export interface Turn {
  name: string
  from: Instant
  until: Instant
  /** Because an exception says so. */
  instead: boolean
}

const week = 7 * day

/** Whose turn it is at a moment; before the first turn it is that one's too. A turn lasts until the wall clock says so. */
export function turnAt(rota: Rota, at: Instant): Turn {
  const now = dayOnDuty(rota, at)
  const exception = rota.instead.findLast(({ from, until }) => from <= now && now <= until)
  if (exception) {
    const { name, from, until } = exception
    return { name, from: handedOver(rota, from, 0), until: handedOver(rota, until, 1), instead: true }
  }
  const weeks = Math.floor((midnight(now) - midnight(rota.from)) / week)
  const turn = rota.turns[Math.max(0, weeks) % rota.turns.length]
  const first = dateOf(midnight(rota.from) + weeks * week)
  const next = rota.instead.map(({ from }) => from).filter((from) => from > now)
  const until = [dateOf(midnight(first) + week), ...next].toSorted()[0] ?? first
  const before = rota.instead.map(({ until: last }) => dateOf(midnight(last) + day)).filter((d) => d <= now)
  const from = [first, ...before].toSorted().at(-1) ?? first
  return {
    name: turn?.name ?? '',
    from: handedOver(rota, from, 0),
    until: handedOver(rota, until, 0),
    instead: false,
  }
}

/** Who follows whoever is on duty. */
export function turnAfter(rota: Rota, turn: Turn): Turn {
  return turnAt(rota, turn.until)
}

/** The day whose hand-over was the last one. */
function dayOnDuty(rota: Rota, at: Instant): string {
  const wall = wallTime(Date.parse(at), rota.timeZone)
  const today = dateOf(wall)
  return Date.parse(at) >= handOverOf(rota, today) ? today : dateOf(wall - day)
}

function handedOver(rota: Rota, date: string, days: number): Instant {
  return instant(handOverOf(rota, dateOf(midnight(date) + days * day)))
}

function handOverOf({ timeZone, handOver }: Rota, date: string): number {
  const [hours = 0, minutes = 0] = handOver.split(':').map(Number)
  return whenWallShows(midnight(date) + hours * hour + minutes * minute, timeZone)
}

function midnight(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`)
}

function dateOf(milliseconds: number): string {
  return instant(milliseconds).slice(0, 10)
}
