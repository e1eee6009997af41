import type { ProposalRead } from '#core/detection/list-proposals.ts'
import type { AudienceCount } from '#core/subscribers/count-audience.ts'

/** For `/admin` and `/admin/drafts/{id}`: what the checks propose. */
export interface DraftsModel {
  /** The one that is shown whole; null while none asks for anything. */
  first: DraftModel | null
  /** Those that ask for something besides. */
  others: ProposalRead[]
}

export interface DraftModel extends ProposalRead {
  /** Whom publishing it as it stands would write to; null where that is nobody outside the team. */
  people: AudienceCount | null
}
