import type { Configuration } from 'openid-client'
import { Refusal } from '#core/errors.ts'
import type { Identity, IdentityProvider } from '#core/operators/ports.ts'
import type { Clock, Log } from '#core/ports.ts'
import { hour, instant, minute } from '#core/words/times.ts'

export interface OpenIdOptions {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /** `trusted` counts an address of which the provider does not say whether it is verified. */
  emails: 'verified' | 'trusted'
  /** Where the browser comes back to. */
  redirectUri: string
  /** For one answer of the provider. */
  seconds?: number
}

const rediscovered = 6 * hour
/** Of clocks that differ, and of somebody who types. */
const freshFor = 5 * minute

/** Signs in with a provider of OpenID Connect; it is asked who it is by the first who needs it. */
export function openIdProvider(
  { clock, log }: { clock: Clock; log: Log },
  { issuer, clientId, clientSecret, name, emails, redirectUri, seconds = 5 }: OpenIdOptions,
): IdentityProvider {
  const library = () => import('openid-client')
  // The answer and no promise of it: on Workers nobody may wait for what another request asked.
  let known: { config: Configuration; until: number } | null = null

  async function configuration(): Promise<Configuration> {
    if (known && known.until > clock.now()) return known.config
    const {
      allowInsecureRequests,
      ClientSecretBasic,
      ClientSecretPost,
      discovery,
      enableNonRepudiationChecks,
    } = await library()
    const post = ClientSecretPost(clientSecret)
    const basic = ClientSecretBasic(clientSecret)
    const config = await discovery(
      new URL(issuer),
      clientId,
      {},
      (server, ...rest) =>
        (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
          server,
          ...rest,
        ),
      {
        timeout: seconds,
        execute: [
          // Without this the signature of what says who somebody is would not be looked at.
          enableNonRepudiationChecks,
          ...(new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : []),
        ],
      },
    )
    known = { config, until: clock.now() + rediscovered }
    return config
  }

  const unavailable = (error: unknown) => {
    log.error('identity.unavailable', error)
    return new Refusal('unavailable', `${name} does not answer. Sign in with a passkey or your password.`)
  }

  return {
    name,

    async begin({ anew }) {
      const {
        buildAuthorizationUrl,
        calculatePKCECodeChallenge,
        randomNonce,
        randomPKCECodeVerifier,
        randomState,
      } = await library()
      const config = await configuration().catch((error: unknown) => {
        throw unavailable(error)
      })
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), anew }
      const address = buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ...(anew && { prompt: 'login', max_age: '0' }),
      })
      return { address: address.href, checks }
    },

    async finish(answer, { state, nonce, verifier, anew }) {
      const { authorizationCodeGrant, AuthorizationResponseError } = await library()
      const config = await configuration().catch((error: unknown) => {
        throw unavailable(error)
      })
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier }
      const tokens = await authorizationCodeGrant(config, at(answer), checks).catch((error: unknown) => {
        if (error instanceof AuthorizationResponseError)
          throw new Refusal(
            'unauthorized',
            `${name} did not let you in (${error.error}). Try again, or use a passkey.`,
          )
        if (isUnreachable(error)) throw unavailable(error)
        log.error('identity.refused', error)
        throw new Refusal('unauthorized', `What ${name} answered does not hold. Try again, or use a passkey.`)
      })
      const claims = tokens.claims()
      if (!claims) throw new Refusal('unauthorized', `${name} did not say who you are.`)
      const { auth_time: provedSeconds } = claims
      const provedAt = typeof provedSeconds === 'number' ? provedSeconds * 1000 : null
      if (anew && provedAt !== null && clock.now() - provedAt > freshFor)
        throw new Refusal(
          'unauthorized',
          `${name} did not ask you anew who you are. Use a passkey or your password.`,
        )
      const identity: Identity = {
        issuer: claims.iss,
        subject: claims.sub,
        name: typeof claims.name === 'string' ? claims.name.trim().slice(0, 80) || null : null,
        email: emailIn(claims),
        provedAt: provedAt === null ? null : instant(provedAt),
      }
      return identity
    },
  }

  function emailIn({ email, email_verified: verified }: Record<string, unknown>): string | null {
    if (typeof email !== 'string') return null
    return verified === true || (verified === undefined && emails === 'trusted') ? email : null
  }

  /** Behind a proxy the request's own address is another one than the browser's. */
  function at({ search }: URL): URL {
    return new URL(search, redirectUri)
  }
}

/** No answer in time, or no connection; everything else is an answer. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error instanceof TypeError || ('code' in error && error.code === 'OAUTH_TIMEOUT')
}
