import { z } from 'zod'
import { type ComponentStatus, worst } from '#core/components/status.ts'
import type { Classification } from '#core/severity/classify.ts'
import { type Level, levelOf, type SeverityId } from '#core/severity/levels.ts'
import type { Words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'

export const incidentStatus = z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem'])
export type IncidentStatus = z.infer<typeof incidentStatus>

export const incidentKind = z.enum(['outage', 'security', 'data_loss', 'performance'])
export type IncidentKind = z.infer<typeof incidentKind>

/** A stretch of time during which the incident held one component at one status; `to` is null while it lasts. */
export interface ImpactSpan {
  component: string
  status: ComponentStatus
  from: Instant
  to: Instant | null
}

export interface Update {
  id: string
  status: IncidentStatus
  message: Words
  at: Instant
  /** Who posted it; never shown publicly. */
  by: string
  severity: SeverityId
  /** Impacts changed by this update. */
  changes: { component: string; from: ComponentStatus; to: ComponentStatus }[]
  notified: boolean
  /** The notice that carries it. */
  notice?: string
  /** When this update had been promised for, null for the first one. */
  promisedFor: Instant | null
  /** When the next one was promised, null when none is due. */
  nextUpdateAt: Instant | null
  /** What it said before each correction, oldest first. */
  edits?: { at: Instant; before: Words }[]
}

export interface Incident {
  id: string
  title: string
  kind: IncidentKind
  severity: SeverityId
  /** How the severity was found; null where the author chose it. */
  classification: Classification | null
  status: IncidentStatus
  /** What each affected component shows because of this incident. */
  impacts: Record<string, ComponentStatus>
  spans: ImpactSpan[]
  startedAt: Instant
  createdAt: Instant
  updatedAt: Instant
  resolvedAt: Instant | null
  nextUpdateAt: Instant | null
  /** What to do now and what still works, as the author last said it. */
  impact: Words | null
  cause: Words | null
  /** One or two sentences that sum it up afterwards. */
  summary: string | null
  /** The published review, from content. */
  review: Words | null
  /** Oldest first. */
  updates: Update[]
  /** The update that stays on top while it is open, whatever is said after it. */
  pinned?: string
  /** What the answers came to, and why the author decided otherwise; never shown publicly. */
  overridden?: Overridden
  /** The incident that it turned out to be the same as. That one tells on, and this one stands in no list any more. */
  mergedInto?: { id: string; title: string }
  /** What turned out to be the same as this one, and when each said its first word. */
  merged?: { id: string; title: string; saidAt: Instant }[]
}

export interface Overridden {
  tree: SeverityId
  reason: string
}

/** Who posts what nobody of the team wrote. */
export const automatic = 'automatic'

export function isOpen({ status }: Pick<Incident, 'status'>): boolean {
  return status !== 'resolved' && status !== 'postmortem'
}

/** The worst that it does to any component now; an open incident that names none shows its severity's impact. */
export function impactNow(incident: Incident, levels: readonly Level[]): ComponentStatus {
  if (!isOpen(incident)) return 'operational'
  const now = worst(Object.values(incident.impacts))
  const named = Object.keys(incident.impacts).length > 0
  return named || incident.status === 'monitoring' ? now : levelOf(levels, incident.severity).impact
}

/** The worst that it ever did to any component. */
export function worstImpact(incident: Incident, levels: readonly Level[]): ComponentStatus {
  const suffered = worst(incident.spans.map(({ status }) => status))
  return suffered === 'operational' ? levelOf(levels, incident.severity).impact : suffered
}

/** Every component it has touched, in the order in which it did. */
export function componentsTouched(incident: Incident): string[] {
  return [...new Set([...incident.spans.map(({ component }) => component), ...Object.keys(incident.impacts)])]
}
