import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Passkeys } from '#core/operators/ports.ts'

/** EdDSA, ES256 and RS256, which every authenticator has one of. */
const algorithms = [-8, -7, -257]

/** Passkeys of the site at an origin; the library is loaded by the first who uses one. */
export function webauthnPasskeys(siteUrl: string, siteName: string): Passkeys {
  const { origin, hostname } = new URL(siteUrl)
  const library = () => import('@simplewebauthn/server')
  const expected = {
    expectedOrigin: origin,
    expectedRPID: hostname,
    // A passkey that asks its owner for nothing would pass for two factors.
    requireUserVerification: true,
  }

  return {
    async registration({ id, name, email, passkeys }) {
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: siteName,
        rpID: hostname,
        userID: new TextEncoder().encode(id),
        userName: email,
        userDisplayName: name,
        attestationType: 'none',
        supportedAlgorithmIDs: algorithms,
        excludeCredentials: passkeys.map((each) => ({ id: each.id, transports: each.transports })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return { challenge: options.challenge, options }
    },

    async registered(answer, challenge) {
      const { verifyRegistrationResponse } = await library()
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        ...expected,
        response: answer as RegistrationResponseJSON,
        expectedChallenge: challenge,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => ({ verified: false, registrationInfo: undefined }))
      if (!verified || !registrationInfo) return null
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential
      return { id, counter, transports, publicKey: Buffer.from(publicKey).toString('base64url') }
    },

    async authentication() {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({ rpID: hostname, userVerification: 'required' })
      return { challenge: options.challenge, options }
    },

    async authenticated(answer, challenge, { id, publicKey, counter, transports }) {
      const { verifyAuthenticationResponse } = await library()
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        ...expected,
        response: answer as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        credential: { id, counter, transports, publicKey: Buffer.from(publicKey, 'base64url') },
      }).catch(() => ({ verified: false, authenticationInfo: undefined }))
      return verified && authenticationInfo ? { counter: authenticationInfo.newCounter } : null
    },
  }
}
