import type { ComponentStatus } from '#core/components/status.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { Steps } from '#core/incidents/interpret.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { statusName } from '#core/views/status-words.ts'
import { stepName } from '#site/components/incident/steps.ts'

/** The word above a headline: the state, or the step of an incident that affects nothing any more. */
export function stateWord(status: ComponentStatus, incident: Incident | undefined, steps: Steps): string {
  return incident && status === 'operational' ? stepName(steps, incident.status) : statusName[status]
}

/** The tab's title: `Nobody can sign in, and 2 more.` */
export function presentTitle({ headline, open }: PublicView): string {
  return open.length > 1 ? `${headline.replace(/\.$/, '')}, and ${open.length - 1} more.` : headline
}
