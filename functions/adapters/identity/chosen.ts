import type { IdentityProvider } from '#core/operators/ports.ts'
import type { Clock, Log } from '#core/ports.ts'
import type { Environment } from '#core/settings/environment.ts'
import { openIdProvider } from './openid.ts'

/** The provider that the environment names; null where it names none. */
export function chosenIdentityProvider(
  environment: Environment,
  deps: { clock: Clock; log: Log; siteUrl: string },
): IdentityProvider | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_EMAILS } = environment
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return null
  return openIdProvider(deps, {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
    emails: OIDC_EMAILS ?? 'verified',
    redirectUri: `${deps.siteUrl}/admin/sign-in/identity/answer`,
  })
}
