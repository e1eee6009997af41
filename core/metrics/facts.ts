import type { Examination } from '#core/health/examine.ts'
import type { Level } from '#core/severity/levels.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { Standing } from '#core/views/publication.ts'

/** What metrics are made of: nothing that is not public, or known to monitoring already. */
export interface Facts {
  view: PublicView
  standing: Standing
  examination: Examination
  levels: readonly Level[]
  /** In milliseconds. */
  now: number
}
