import { componentsOf } from '#core/components/catalogue.ts'
import { componentsTouched, type Incident } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf } from '#core/severity/levels.ts'
import { firstWordAfter, lastedFor, promisesKept, watchedFor } from '#core/views/incident-sums.ts'
import { cadence, clockTime, duration, type Instant, minute } from '#core/words/times.ts'

export interface Figure {
  label: string
  figure: string
  meaning: string
}

/** The incident in at most four figures, each with one line of meaning; figures nobody knows are left out. */
export function incidentFigures(incident: Incident, content: Content, now: Instant): Figure[] {
  const { responseMinutes, updateMinutes } = levelOf(content.levels, incident.severity)
  const first = firstWordAfter(incident)
  const { kept, promised } = promisesKept(incident.updates)
  const touched = componentsTouched(incident).length
  return [
    lasted(incident, now),
    ...(first === null
      ? []
      : [
          {
            label: 'First notice',
            figure: duration(first),
            meaning: `after it began; our limit is ${duration(responseMinutes * minute)}`,
          },
        ]),
    ...(promised === 0
      ? []
      : [
          {
            label: 'Updates on time',
            figure: `${kept} of ${promised}`,
            meaning: `promised every ${cadence(updateMinutes)}`,
          },
        ]),
    ...(touched === 0
      ? []
      : [
          {
            label: 'Affected',
            figure: `${touched} of ${componentsOf(content.catalogue).length}`,
            meaning: 'services',
          },
        ]),
  ]
}

function lasted(incident: Incident, now: Instant): Figure {
  const watched = watchedFor(incident)
  const figure = duration(lastedFor(incident, now))
  if (watched === null)
    return { label: 'It has lasted', figure, meaning: `by ${clockTime(now)} UTC, and is not over` }
  const meaning =
    watched >= minute
      ? `closed ${duration(watched)} later, after watching`
      : 'from the first failure to the fix'
  return { label: 'It lasted', figure, meaning }
}
