import type { Incident } from '#core/incidents/incident.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import { clockTime, longDate, minute, ms, shortDate } from '#core/words/times.ts'

/** `From 09:20 to 10:08 UTC on 5 November 2026.`, until nothing was affected any more. */
export function periodWords(incident: Pick<Incident, 'startedAt' | 'resolvedAt' | 'spans'>): string {
  const { startedAt } = incident
  const end = endedAt(incident)
  if (!end) return `It began at ${clockTime(startedAt)} UTC on ${longDate(startedAt)}.`
  const sameYear = startedAt.slice(0, 4) === end.slice(0, 4)
  const began = `${clockTime(startedAt)} UTC on ${sameYear ? shortDate(startedAt) : longDate(startedAt)}`
  if (ms(end) - ms(startedAt) < minute) return `At ${clockTime(startedAt)} UTC on ${longDate(startedAt)}.`
  return startedAt.slice(0, 10) === end.slice(0, 10)
    ? `From ${clockTime(startedAt)} to ${clockTime(end)} UTC on ${longDate(startedAt)}.`
    : `From ${began} to ${clockTime(end)} UTC on ${longDate(end)}.`
}
