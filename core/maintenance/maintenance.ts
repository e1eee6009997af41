import { z } from 'zod'
import type { ImpactSpan } from '#core/incidents/incident.ts'
import type { Words } from '#core/words/markdown.ts'
import type { Instant } from '#core/words/times.ts'

export const maintenanceStatus = z.enum(['scheduled', 'in_progress', 'verifying', 'completed', 'cancelled'])
export type MaintenanceStatus = z.infer<typeof maintenanceStatus>

export interface MaintenanceUpdate {
  id: string
  status: MaintenanceStatus
  message: Words
  /** When it was said; of an automatic one the time it was planned for, not the time it was noticed. */
  at: Instant
  /** Who posted it; never shown publicly. */
  by: string
  notified: boolean
  /** The notice that carries it. */
  notice?: string
  automatic: boolean
  /** The window as it was promised at that moment. */
  scheduledFor: Instant
  scheduledUntil: Instant
}

/** A window of planned work. */
export interface Maintenance {
  id: string
  title: string
  components: string[]
  status: MaintenanceStatus
  scheduledFor: Instant
  /** The end as it is promised now. */
  scheduledUntil: Instant
  /** The end as it was promised before the work began. */
  announcedUntil: Instant
  startedAt: Instant | null
  /** When it ended; of a cancelled one, when it was cancelled. */
  completedAt: Instant | null
  createdAt: Instant
  updatedAt: Instant
  autoStart: boolean
  autoComplete: boolean
  /** Whether subscribers are told of what happens by itself, and by default of the rest. */
  notify: boolean
  /** How long before the start subscribers are reminded; null for never. */
  remindMinutes: number | null
  /** When the reminder is still to be sent; null once it was, and where there is none. */
  remindAt: Instant | null
  remindedAt: Instant | null
  series: { id: string; occurrence: number; recurrence: string } | null
  /** Oldest first. */
  updates: MaintenanceUpdate[]
}

export function isFinished({ status }: Pick<Maintenance, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled'
}

/** It has begun and is not over: its components are under maintenance. */
export function isUnderWay({ status }: Pick<Maintenance, 'status'>): boolean {
  return status === 'in_progress' || status === 'verifying'
}

/** The promised end has passed and the work goes on. */
export function isOverrun(
  { status, scheduledUntil }: Pick<Maintenance, 'status' | 'scheduledUntil'>,
  now: Instant,
): boolean {
  return isUnderWay({ status }) && now >= scheduledUntil
}

/** Its start has passed and nobody has begun; only where `autoStart` is off. */
export function isLateToStart(
  { status, scheduledFor }: Pick<Maintenance, 'status' | 'scheduledFor'>,
  now: Instant,
): boolean {
  return status === 'scheduled' && now >= scheduledFor
}

/** When it began, or is to begin. */
export function startOf({
  startedAt,
  scheduledFor,
}: Pick<Maintenance, 'startedAt' | 'scheduledFor'>): Instant {
  return startedAt ?? scheduledFor
}

/** What it did to each component; nothing for work that never began. */
export function spansOf({
  components,
  startedAt,
  completedAt,
}: Pick<Maintenance, 'components' | 'startedAt' | 'completedAt'>): ImpactSpan[] {
  if (startedAt === null) return []
  return components.map((component) => ({
    component,
    status: 'under_maintenance',
    from: startedAt,
    to: completedAt,
  }))
}
