import type { Incident } from '#core/incidents/incident.ts'
import { clockTime, longDate } from '#core/words/times.ts'

/** `It lasted from 09:20 to 10:08 UTC on 5 November 2026.` */
export function periodWords({ startedAt, resolvedAt }: Pick<Incident, 'startedAt' | 'resolvedAt'>): string {
  const began = `${clockTime(startedAt)} UTC on ${longDate(startedAt)}`
  if (!resolvedAt) return `It began at ${began}.`
  return startedAt.slice(0, 10) === resolvedAt.slice(0, 10)
    ? `From ${clockTime(startedAt)} to ${clockTime(resolvedAt)} UTC on ${longDate(startedAt)}.`
    : `From ${began} to ${clockTime(resolvedAt)} UTC on ${longDate(resolvedAt)}.`
}
