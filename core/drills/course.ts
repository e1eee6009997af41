import { playbookOf } from '#core/handling/playbooks.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { instant, minute, ms } from '#core/words/times.ts'
import type { Drill } from './drill.ts'
import type { Inject } from './scenarios.ts'
import type { Happening } from './score.ts'
import type { Worked } from './worked.ts'

const most = 300

/** What has become known by now. */
export function toldSoFar({ story, begunAt }: Pick<Drill, 'story' | 'begunAt'>, now: number): Inject[] {
  return story.filter((inject) => ms(begunAt) + inject.minute * minute <= now)
}

/** What was made up, what was said and what was done, in its order. */
export function courseOf(
  { playbooks }: Pick<Content, 'playbooks'>,
  drill: Pick<Drill, 'story' | 'begunAt'>,
  { incidents, hidden, handling }: Worked,
  now: number,
): Happening[] {
  const told = toldSoFar(drill, now).map(({ minute: after, from, says }) => ({
    at: instant(ms(drill.begunAt) + after * minute),
    what: `${from}: ${says}`,
  }))
  const all = [
    ...told,
    ...incidents.flatMap(saidAbout),
    ...hidden.flatMap(({ incident, closed }) => [
      { at: incident.createdAt, what: `Declared to the team alone, ${incident.severity}: ${incident.title}` },
      ...(closed ? [{ at: closed.at, what: `Closed without a public word: ${closed.why}` }] : []),
    ]),
    ...[...incidents, ...hidden.map(({ incident }) => incident)].flatMap((incident) => {
      const { acknowledged = null, ticks = {} } = handling[incident.id] ?? {}
      const steps = playbookOf(playbooks, incident)
      return [
        ...(acknowledged ? [{ at: acknowledged.at, what: 'Somebody is on it' }] : []),
        ...Object.entries(ticks).map(([id, { at }]) => ({
          at,
          what: `Ticked: ${steps.find((step) => step.id === id)?.text ?? id}`,
        })),
      ]
    }),
  ]
  return all.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).slice(0, most)
}

function saidAbout({ title, updates }: Incident): Happening[] {
  return updates.map(({ at, status, severity, message, promisedFor }, index) => {
    const late = promisedFor !== null && at > promisedFor ? ', late' : ''
    const head = index === 0 ? `Declared ${severity}, “${title}”` : `Update ${index + 1}, ${status}${late}`
    return { at, what: `${head}: ${message.text}` }
  })
}
