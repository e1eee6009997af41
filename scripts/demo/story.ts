import type { ComponentStatus } from '#core/components/status.ts'
import type { IncidentKind, IncidentStatus } from '#core/incidents/incident.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import { clockTime, instant, minute } from '#core/words/times.ts'

/** An incident as it was told. In its words `{+12}` and `{-4}` stand for the time so many minutes after or before its start. */
export interface Story {
  severity: SeverityId
  kind?: IncidentKind
  title: string
  /** The headline once it is over. */
  over: string
  components: Record<string, ComponentStatus>
  /** What to do and what still works, while it lasts. */
  impact?: string
  cause: string
  updates: StoryUpdate[]
}

export interface StoryUpdate {
  /** Minutes after the start. */
  after: number
  status: IncidentStatus
  says: string
  /** Impacts that change with it. */
  components?: Record<string, ComponentStatus>
  severity?: SeverityId
  title?: string
  /** Minutes until the promised next update, where the severity's own cadence is not meant. */
  next?: number
}

/** A story with its place in every year. */
export interface YearStory extends Story {
  /** `04-14` */
  on: string
  /** `06:45`, UTC. */
  at: string
  /** Keeps its day and minute whatever the seed. */
  steady?: boolean
  /** Happens on weekends, too. */
  anyDay?: boolean
}

/** The words of a story that began at `startedAt` milliseconds, with every time filled in. */
export function told(text: string, startedAt: number): string {
  return text.replaceAll(
    /\{([+-]\d+)\}/g,
    (_, minutes: string) => `${clockTime(instant(startedAt + Number(minutes) * minute))} UTC`,
  )
}

/** Minutes from the start of a story to its last word. */
export function lengthOf({ updates }: Story): number {
  return updates.at(-1)?.after ?? 0
}
