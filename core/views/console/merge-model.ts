import type { Incident } from '#core/incidents/incident.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'

/** For `/admin/incidents/{id}/merge`. */
export interface MergeModel {
  incident: Incident
  /** What it may be the same as: what is open, and for one that is over the newest of the past. */
  others: Incident[]
  /** Who was emailed about it and could be told. */
  people: AudienceCount
  /** Whether anybody was. */
  heard: boolean
}
