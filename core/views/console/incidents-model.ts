import type { Incident } from '#core/incidents/incident.ts'

/** For `/admin/incidents`. */
export interface IncidentsModel {
  /** Open ones first, then the newest. */
  open: Incident[]
  past: Incident[]
  total: number
  /** The incident that older ones come after; null at the end. */
  next: string | null
}
