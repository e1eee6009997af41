import type { Deps } from '#core/deps.ts'
import type { Limiter, Log } from '#core/ports.ts'
import type { Publication } from '#core/views/publication.ts'

/** What the routes work with. */
export interface RouteDeps extends Deps {
  log: Log
  publication: Publication
  limiter: Limiter
  apiToken: string | undefined
}
