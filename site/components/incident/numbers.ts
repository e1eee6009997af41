import { componentsOf } from '#core/components/catalogue.ts'
import { componentsTouched, type Incident } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf } from '#core/severity/levels.ts'
import { firstWordAfter, lastedFor, promisesKept, watchedFor } from '#core/views/incident-sums.ts'
import { type Instant, minute } from '#core/words/times.ts'
import type { Voice } from '#site/words/voice.ts'

export interface Figure {
  label: string
  figure: string
  meaning: string
}

/** The incident in at most four figures, each with one line of meaning; figures nobody knows are left out. */
export function incidentFigures(incident: Incident, content: Content, now: Instant, voice: Voice): Figure[] {
  const { t, times } = voice
  const { firstNotice, limit, onTime, of, promised: promisedEvery, affected, services } = t.figures
  const { responseMinutes, updateMinutes } = levelOf(content.levels, incident.severity)
  const first = firstWordAfter(incident)
  const { kept, promised } = promisesKept(incident.updates)
  const touched = componentsTouched(incident).length
  const all = componentsOf(content.catalogue).length
  const told: (Figure | false)[] = [
    lasted(incident, now, voice),
    first !== null && {
      label: firstNotice,
      figure: times.duration(first),
      meaning: limit(times.duration(responseMinutes * minute)),
    },
    promised > 0 && {
      label: onTime,
      figure: of(kept, promised),
      meaning: promisedEvery(times.every(updateMinutes)),
    },
    touched > 0 && { label: affected, figure: of(touched, all), meaning: services(all) },
  ]
  return told.filter((figure) => figure !== false)
}

function lasted(incident: Incident, now: Instant, { t: { figures }, times }: Voice): Figure {
  const watched = watchedFor(incident)
  const figure = times.duration(lastedFor(incident, now))
  if (watched === null) return { label: figures.lastsYet, figure, meaning: figures.byNow(times.utc(now)) }
  const meaning = watched >= minute ? figures.closedLater(times.duration(watched)) : figures.whole
  return { label: figures.lasted, figure, meaning }
}
