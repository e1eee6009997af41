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
