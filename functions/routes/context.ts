import type { Deps } from '#core/deps.ts'
import type { Limiter, Log, Network } from '#core/ports.ts'
import type { Environment } from '#core/settings/environment.ts'
import type { Publication } from '#core/views/publication.ts'

/** What others prove with that they may tell us something; what is missing lets nobody in. */
export interface HookSecrets {
  alertToken: string | undefined
  grafana: string | undefined
  resend: string | undefined
  slack: string | undefined
  /** Whether remedies can be asked for. */
  remedies: boolean
}

export function hookSecretsFrom(environment: Environment): HookSecrets {
  const {
    ALERT_HOOK_TOKEN,
    GRAFANA_HOOK_SECRET,
    RESEND_WEBHOOK_SECRET,
    SLACK_SIGNING_SECRET,
    REMEDIATION_URL,
  } = environment
  return {
    alertToken: ALERT_HOOK_TOKEN,
    grafana: GRAFANA_HOOK_SECRET,
    resend: RESEND_WEBHOOK_SECRET,
    slack: SLACK_SIGNING_SECRET,
    remedies: REMEDIATION_URL !== undefined,
  }
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
