import { componentsOf } from '#core/components/catalogue.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Deps } from '#core/deps.ts'
import {
  componentsTouched,
  type Incident,
  impactNow,
  type Update,
  worstImpact,
} from '#core/incidents/incident.ts'
import { isUnderWay, type Maintenance, type MaintenanceUpdate } from '#core/maintenance/maintenance.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import type { Key, Put } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import { day, type Instant, ms } from '#core/words/times.ts'

export interface HookUpdate {
  id: string
  status: string
  text: string
  at: Instant
  /** What it did to components. */
  changes: { component: string; from: ComponentStatus; to: ComponentStatus }[]
}

/** What a notice says, as facts for programs, frozen with it. */
export interface HookEvent {
  /** `incident.opened`, `maintenance.started` */
  type: string
  at: Instant
  /** The incident or the planned work. */
  about: {
    id: string
    title: string
    kind: 'incident' | 'maintenance'
    status: string
    severity: SeverityId | null
    /** The worst it does to anything now; of what is over, the worst it did. */
    impact: ComponentStatus
    over: boolean
    createdAt: Instant
    updatedAt: Instant
    startedAt: Instant | null
    endedAt: Instant | null
    /** Of planned work. */
    scheduledFor: Instant | null
    scheduledUntil: Instant | null
    /** When more is said at the latest, or the work is done. */
    nextUpdateAt: Instant | null
    /** In the words of the author. */
    impactText: string | null
    causeText: string | null
    components: { id: string; name: string; status: ComponentStatus }[]
  }
  /** What is said now; a reminder says nothing new. */
  update: HookUpdate | null
  /** The last ones, newest first, with what is said now. */
  updates: HookUpdate[]
}

const mostUpdates = 20
/** For so long what was said can be sent again. */
export const eventLives = 30 * day

export const eventKey = (notice: string): Key => ['notice-event', notice]

/** Written down with its notice. */
export function eventPut(notice: string, event: HookEvent): Put {
  return { key: eventKey(notice), value: event, expiresAt: ms(event.at) + eventLives }
}

const types: Partial<Record<NoticeKind, string>> = {
  initial: 'incident.opened',
  update: 'incident.updated',
  resolution: 'incident.resolved',
}

/** `incident.opened`, and `maintenance.started` of `maintenance_started`. */
export function eventType(kind: NoticeKind): string {
  return types[kind] ?? (kind.includes('_') ? kind.replace('_', '.') : `incident.${kind}`)
}

export function incidentEvent(
  { content }: Pick<Deps, 'content'>,
  kind: NoticeKind,
  incident: Incident,
  update: Update,
): HookEvent {
  const over = kind === 'resolution' || kind === 'postmortem' || incident.resolvedAt !== null
  const now = impactNow(incident, content.levels)
  return {
    type: eventType(kind),
    at: update.at,
    about: {
      id: incident.id,
      title: incident.title,
      kind: 'incident',
      status: incident.status,
      severity: incident.severity,
      impact: over ? worstImpact(incident, content.levels) : now,
      over,
      createdAt: incident.createdAt,
      updatedAt: incident.updatedAt,
      startedAt: incident.startedAt,
      endedAt: incident.resolvedAt,
      scheduledFor: null,
      scheduledUntil: null,
      nextUpdateAt: update.nextUpdateAt,
      impactText: incident.impact?.text ?? null,
      causeText: incident.cause?.text ?? null,
      components: named(content, componentsTouched(incident), (id) =>
        over ? 'operational' : (incident.impacts[id] ?? 'operational'),
      ),
    },
    update: updateOf(update),
    updates: incident.updates.toReversed().slice(0, mostUpdates).map(updateOf),
  }
}

export function maintenanceEvent(
  { content }: Pick<Deps, 'content'>,
  kind: NoticeKind,
  maintenance: Maintenance,
  { update, at }: { update: MaintenanceUpdate | null; at: Instant },
): HookEvent {
  const underWay = isUnderWay(maintenance)
  return {
    type: eventType(kind),
    at,
    about: {
      id: maintenance.id,
      title: maintenance.title,
      kind: 'maintenance',
      status: maintenance.status,
      severity: null,
      impact: 'under_maintenance',
      over: maintenance.completedAt !== null,
      createdAt: maintenance.createdAt,
      updatedAt: maintenance.updatedAt,
      startedAt: maintenance.startedAt,
      endedAt: maintenance.completedAt,
      scheduledFor: maintenance.scheduledFor,
      scheduledUntil: maintenance.scheduledUntil,
      nextUpdateAt: underWay ? maintenance.scheduledUntil : null,
      impactText: null,
      causeText: null,
      components: named(content, maintenance.components, () =>
        underWay ? 'under_maintenance' : 'operational',
      ),
    },
    update: update && workUpdate(update),
    updates: maintenance.updates.toReversed().slice(0, mostUpdates).map(workUpdate),
  }
}

function updateOf({ id, status, message, at, changes }: Update): HookUpdate {
  return { id, status, text: message.text, at, changes }
}

function workUpdate({ id, status, message, at }: MaintenanceUpdate): HookUpdate {
  return { id, status, text: message.text, at, changes: [] }
}

function named(
  { catalogue }: Content,
  ids: readonly string[],
  statusOf: (id: string) => ComponentStatus,
): HookEvent['about']['components'] {
  return componentsOf(catalogue)
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ id, name, status: statusOf(id) }))
}
