import type { Incident } from '#core/incidents/incident.ts'
import type { ConsoleModel } from './console-model.ts'

/** The promise that runs out first. */
export function nextDue(open: readonly Incident[]): ConsoleModel['next'] {
  const [first] = open
    .flatMap(({ id, nextUpdateAt }) => (nextUpdateAt ? [{ at: nextUpdateAt, incident: id }] : []))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
  return first ? { what: 'update', ...first } : null
}
