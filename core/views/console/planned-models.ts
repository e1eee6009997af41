import type { Maintenance } from '#core/maintenance/maintenance.ts'

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

/** For one window of planned work. */
export interface WindowModel extends PlanFormModel {
  maintenance: Maintenance
}
