import type { Incident } from '#core/incidents/incident.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'
import type { Instant } from '#core/words/times.ts'
import type { WouldBe } from './cockpit-model.ts'

/** For `/admin/incidents/{id}/resolve`. */
export interface ResolveModel {
  incident: Incident
  form: Record<string, string[]>
  savedAt: Instant | null
  checks: { id: string; text: string; ticked: boolean }[]
  /** How long it will have lasted, and until when. */
  lasted: { from: Instant; to: Instant; milliseconds: number }
  people: AudienceCount
  wouldBe: WouldBe
}
