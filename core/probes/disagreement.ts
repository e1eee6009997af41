import type { ComponentStatus } from '#core/components/status.ts'
import type { PublicView } from '#core/views/public-view.ts'
import { statusName } from '#core/views/status-words.ts'
import { type Check, statusByChecks } from './checks.ts'

/** A service of which the page says something else than its checks. */
export interface Disagreement {
  component: string
  name: string
  page: ComponentStatus
  checks: ComponentStatus
}

/** In the order of the page. Of what is under maintenance nothing is expected. */
export function disagreements(
  { groups }: Pick<PublicView, 'groups'>,
  checks: readonly Check[],
): Disagreement[] {
  return groups
    .flatMap(({ components }) => components)
    .flatMap(({ id, name, status }) => {
      const found = statusByChecks(checks, id)
      const differs = found !== null && found !== status && status !== 'under_maintenance'
      return differs ? [{ component: id, name, page: status, checks: found }] : []
    })
}

/** `The page says Authentication is working. The checks say it is a major outage.` */
export function disagreementSentence({ name, page, checks }: Disagreement): string {
  return `The page says ${name} ${said(page)}. The checks say it ${said(checks)}.`
}

function said(status: ComponentStatus): string {
  switch (status) {
    case 'operational':
      return 'works'
    case 'under_maintenance':
    case 'degraded_performance':
      return `has ${statusName[status].toLowerCase()}`
    case 'partial_outage':
    case 'major_outage':
      return `has a ${statusName[status].toLowerCase()}`
  }
}
