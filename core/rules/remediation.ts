import type { Network } from '#core/ports.ts'
import type { Environment } from '#core/settings/environment.ts'
import type { Remediation } from './call.ts'

/** Where remedies are asked for; null where the operator named no place. */
export function remediationFrom(
  network: Network,
  { REMEDIATION_URL: url, REMEDIATION_SECRET: secret }: Environment,
): Remediation | null {
  return url && secret ? { network, url, secret } : null
}
