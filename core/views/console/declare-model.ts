import type { AudienceCount } from '#core/subscribers/count-audience.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'
import type { WouldBe } from './cockpit-model.ts'

/** For `/admin/incidents/new`. */
export interface DeclareModel {
  form: Record<string, string[]>
  savedAt: Instant | null
  questions: {
    id: string
    question: string
    answer: 'yes' | 'no' | 'open' | 'not needed'
    /** Where the severity table of the procedure says otherwise. */
    tableSays: { severity: SeverityId; example: string } | null
  }[]
  /** What the answers come to; null while a question that decides is open. */
  verdict: { severity: SeverityId; because: string } | null
  /** The verdict, or what it was overridden by. */
  severity: SeverityId | null
  people: AudienceCount
  wouldBe: WouldBe
}
