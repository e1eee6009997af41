import type { IncidentKind } from '#core/incidents/incident.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'
import type { Inject } from './scenarios.ts'
import type { DrillScore, Happening } from './score.ts'

/** An incident that is practised: what is made up, who began it, and in the end how it went. */
export interface Drill {
  id: string
  title: string
  /** An id of the sizes in content. */
  size: string
  /** What a scenario says is right; null where nobody wrote one. */
  expected: { severity: SeverityId; kind: IncidentKind } | null
  /** As it stood when the drill began, in the order of its minutes. */
  story: Inject[]
  /** Who takes part, as the team names them; empty where nobody said. */
  people: string
  begunAt: Instant
  begunBy: string
  ended: DrillEnd | null
  /** When it was written down as a review. */
  recorded: { review: string; on: string; by: string } | null
}

export interface DrillEnd {
  at: Instant
  by: string
  score: DrillScore
  /** What happened, in its order. */
  course: Happening[]
  /** What was found, as the team wrote it down. */
  findings: Words | null
}
