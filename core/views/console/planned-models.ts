import type { DueStep } from '#core/maintenance/catch-up.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import type { Onward } from '#core/maintenance/onward.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'
import type { SentNotice } from './cockpit-model.ts'

/** For `/admin/planned`. */
export interface PlannedModel {
  /** Under way and ahead, the first to start first. */
  open: Maintenance[]
  /** Over, the last to start first. */
  past: Maintenance[]
  /** Of the calendar, `2026-11`. */
  month: string
  /** Whatever touches that month. */
  inMonth: Maintenance[]
}

/** For a form about planned work, what stands in it. */
export interface PlanFormModel {
  form: Record<string, string[]>
}

/** For changing and calling off one window of planned work. */
export interface WindowModel extends PlanFormModel {
  maintenance: Maintenance
}

/** For `/admin/planned/{id}`. */
export interface WorkModel extends WindowModel {
  /** What happens by itself from here on. */
  ahead: DueStep[]
  /** What an update may make of it, and how many people each would tell. */
  onward: { status: Onward; people: AudienceCount }[]
  /** What became of the newest update's emails; null where it wrote to nobody. */
  sent: SentNotice | null
}
