import type { Incident } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { instant, type Instant, minute, ms } from '#core/words/times.ts'
import { tellingOf } from './incident-about.ts'
import type { Proposal } from './proposal.ts'
import { isFiring, type KnownSignal } from './signal.ts'

/** What somebody is asked to do about a proposal. */
export type Proposes =
  /** To tell of it. */
  | 'opening'
  /** To end the incident that tells of it: it recovered. */
  | 'resolution'
  /** To begin the incident anew, which is over while it fails. */
  | 'reopening'
  /** Nothing: an open incident tells of it. */
  | 'nothing'

export interface Standing {
  proposes: Proposes
  firing: boolean
  /** When the last of it recovered; null while it fails. */
  recoveredAt: Instant | null
  /** The incident that tells of it. */
  incident: string | null
  /** When it is published by itself unless somebody acts; null where it never is. */
  publishesAt: Instant | null
}

/** What a proposal comes to now; `incidents` are those that are open. */
export function standingOf(
  { detection: { settings } }: Pick<Content, 'detection'>,
  proposal: Proposal,
  signals: readonly KnownSignal[],
  incidents: readonly Incident[],
  severity: Incident['severity'],
): Standing {
  const firing = signals.some(isFiring)
  const incident = proposal.incident ?? tellingOf(incidents, proposal)
  const open = incidents.some(({ id }) => id === incident)
  const proposes =
    incident === null
      ? 'opening'
      : open
        ? firing
          ? 'nothing'
          : 'resolution'
        : firing
          ? 'reopening'
          : 'nothing'
  const acting = firing && !proposal.private && proposal.components.length > 0
  const after = settings.publishAfter[severity]
  const since = proposes === 'opening' ? proposal.openedAt : (proposal.againSince ?? null)
  return {
    proposes,
    firing,
    recoveredAt: firing ? null : recovered(signals, proposal),
    incident,
    publishesAt:
      acting && after !== undefined && since !== null && proposes !== 'nothing'
        ? instant(ms(since) + after * minute)
        : null,
  }
}

function recovered(signals: readonly KnownSignal[], { openedAt }: Proposal): Instant {
  const ends = signals.flatMap(({ occurrences }) => occurrences.map(({ until }) => until ?? ''))
  return ends.toSorted().at(-1) ?? openedAt
}
