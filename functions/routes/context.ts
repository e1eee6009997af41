import type { Deps } from '#core/deps.ts'
import type { Limiter, Log, Network } from '#core/ports.ts'
import type { Publication } from '#core/views/publication.ts'

/** What others prove with that they may tell us something; what is missing lets nobody in. */
export interface HookSecrets {
  alertToken: string | undefined
  grafana: string | undefined
  resend: string | undefined
}

/** What the routes work with. */
export interface RouteDeps extends Deps {
  log: Log
  publication: Publication
  limiter: Limiter
  network: Network
  apiToken: string | undefined
  hookSecrets: HookSecrets
}
