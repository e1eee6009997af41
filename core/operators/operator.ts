import { z } from 'zod'
import { emailAddress } from '#core/subscribers/subscriber.ts'
import type { Instant } from '#core/words/times.ts'
import { line } from '#core/words/schema.ts'
import type { Appearance } from './appearance.ts'
import type { Role } from './permissions.ts'

/** Somebody who may come into the console. */
export interface Operator {
  id: string
  name: string
  email: string
  role: Role
  createdAt: Instant
  /** Since when they may not come in any more. */
  disabledAt: Instant | null
  /** With its parameters, as the `Passwords` port wrote it; null for who has none. */
  password: string | null
  /** Who they are to the identity provider; null for who never came that way. */
  identity: { issuer: string; subject: string } | null
  totp: Totp | null
  /** Digests of the codes that have not been used. */
  recoveryCodes: string[]
  passkeys: Passkey[]
  /** Missing for who never chose. */
  appearance?: Appearance
  /** Grows with every change of password, passkey, second factor or role; a session of an earlier one is over. */
  epoch: number
}

export interface Totp {
  /** In base 32, as authenticator apps take it. */
  secret: string
  /** The last step of thirty seconds that was accepted; none counts twice. */
  lastStep: number
}

export interface Passkey {
  /** In base64url, as browsers name it. */
  id: string
  publicKey: string
  counter: number
  transports: string[]
  name: string
  addedAt: Instant
  usedAt: Instant | null
}

export const password = z
  .string()
  .min(12, 'expected at least 12 characters')
  .max(200, 'expected at most 200 characters')

export const newOperatorInput = z.strictObject({ name: line(80), email: emailAddress, password })
export type NewOperatorInput = z.infer<typeof newOperatorInput>
