import type { Incident } from '#core/incidents/incident.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import { clockTime, minute, ms } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

/** `From 09:20 to 10:08 UTC on 5 November 2026.`, until nothing was affected any more. */
export function periodWords(
  incident: Pick<Incident, 'startedAt' | 'resolvedAt' | 'spans'>,
  { t, times }: Voice,
): string {
  const { startedAt } = incident
  const end = endedAt(incident)
  const [began, date] = [times.utc(startedAt), times.longDate(startedAt)]
  if (!end) return t.incident.began(began, date)
  if (ms(end) - ms(startedAt) < minute) return t.incident.moment(began, date)
  const ended = times.utc(end)
  if (startedAt.slice(0, 10) === end.slice(0, 10)) return t.incident.oneDay(clockTime(startedAt), ended, date)
  const sameYear = startedAt.slice(0, 4) === end.slice(0, 4)
  return t.incident.days(began, sameYear ? times.shortDate(startedAt) : date, ended, times.longDate(end))
}
