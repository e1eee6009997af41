import type { ComponentStatus } from '#core/components/status.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'
import type { Instant } from '#core/words/times.ts'
import type { WouldBe } from './cockpit-model.ts'

/** What the checks know of something that is to be looked at; `state` is null where they know nothing. */
export interface Live {
  state: ComponentStatus | null
  says: string
}

/** For `/admin/incidents/{id}/resolve`. */
export interface ResolveModel {
  incident: Incident
  form: Record<string, string[]>
  savedAt: Instant | null
  checks: { id: string; text: string; ticked: boolean; live: Live | null }[]
  /** How long it will have lasted, and until when. */
  lasted: { from: Instant; to: Instant; milliseconds: number }
  people: AudienceCount
  wouldBe: WouldBe
}
