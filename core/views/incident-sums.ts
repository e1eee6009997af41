import type { Incident, Update } from '#core/incidents/incident.ts'
import { type Instant, instant, ms } from '#core/words/times.ts'

/** Milliseconds from the start until nothing was affected any more; until `now` while it lasts. */
export function lastedFor(
  { startedAt, resolvedAt, spans }: Pick<Incident, 'startedAt' | 'resolvedAt' | 'spans'>,
  now: Instant,
): number {
  return Math.max(0, ms(endedAt({ resolvedAt, spans }) ?? now) - ms(startedAt))
}

/** When nothing was affected any more, at the latest when it was closed; null while it lasts. */
export function endedAt({ resolvedAt, spans }: Pick<Incident, 'resolvedAt' | 'spans'>): Instant | null {
  if (resolvedAt === null) return null
  const ends = spans.map(({ to }) => ms(to ?? resolvedAt))
  return ends.length > 0 ? instant(Math.min(Math.max(...ends), ms(resolvedAt))) : resolvedAt
}

/** Milliseconds between the end of what it did and its closing; null while it lasts. */
export function watchedFor(incident: Incident): number | null {
  const { startedAt, resolvedAt } = incident
  return resolvedAt ? Math.max(0, ms(resolvedAt) - ms(startedAt) - lastedFor(incident, resolvedAt)) : null
}

/** Milliseconds from the start to the first public word; null when nothing was said. */
export function firstWordAfter({ startedAt, updates, merged = [] }: Incident): number | null {
  const [first] = [
    ...updates.slice(0, 1).map(({ at }) => at),
    ...merged.map(({ saidAt }) => saidAt),
  ].toSorted()
  return first ? Math.max(0, ms(first) - ms(startedAt)) : null
}

/** How many updates had been promised for a time, and how many of those kept it. */
export function promisesKept(updates: readonly Update[]): { kept: number; promised: number } {
  const promised = updates.filter(({ promisedFor }) => promisedFor !== null)
  return { kept: promised.filter((update) => lateBy(update) === 0).length, promised: promised.length }
}

/** Milliseconds by which an update missed its promise; 0 when it was kept or none was made. */
export function lateBy({ at, promisedFor }: Pick<Update, 'at' | 'promisedFor'>): number {
  return promisedFor ? Math.max(0, ms(at) - ms(promisedFor)) : 0
}
