import type { Instant } from '#core/words/times.ts'
import type { Passkey } from './operator.ts'

/** Hashes of passwords, each with the parameters it was made with. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** `stale` when it was made with other parameters than a new one would be; takes as long where there is no hash. */
  verify(password: string, hash: string | null): Promise<{ right: boolean; stale: boolean }>
}

/** The ceremonies of WebAuthn; every one asks for user verification. Options and answers are JSON as browsers take it. */
export interface Passkeys {
  registration(operator: {
    id: string
    name: string
    email: string
    passkeys: readonly Passkey[]
  }): Promise<{ challenge: string; options: unknown }>
  /** Null when the answer does not hold. */
  registered(
    answer: unknown,
    challenge: string,
  ): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null>
  authentication(): Promise<{ challenge: string; options: unknown }>
  /** The new counter; null when the answer does not hold. */
  authenticated(answer: unknown, challenge: string, passkey: Passkey): Promise<{ counter: number } | null>
}

/** A provider of OpenID Connect. Every refusal is a sentence for whoever signs in. */
export interface IdentityProvider {
  /** As the button names it. */
  name: string
  /**
   * Where the browser is sent, and what its answer will be held against; `anew` asks the provider for a fresh proof.
   * Refuses with `unavailable` within seconds where the provider does not answer.
   */
  begin(how: { anew: boolean }): Promise<{ address: string; checks: IdentityChecks }>
  /** Who came back; refuses with `unauthorized` what does not hold. */
  finish(answer: URL, checks: IdentityChecks): Promise<Identity>
}

export interface IdentityChecks {
  state: string
  nonce: string
  verifier: string
  anew: boolean
}

export interface Identity {
  issuer: string
  subject: string
  name: string | null
  /** Null where the provider does not stand for it that it is theirs. */
  email: string | null
  /** When they proved to the provider who they are; null where it does not say. */
  provedAt: Instant | null
}
