import type { Invitation } from '#core/operators/invite.ts'
import type { Appearance } from '#core/operators/appearance.ts'
import type { Operator } from '#core/operators/operator.ts'
import type { Role } from '#core/operators/permissions.ts'
import type { Session } from '#core/operators/session.ts'
import type { Token } from '#core/operators/tokens.ts'

/** For `/admin/set-up` and `/admin/invitation`. */
export interface WelcomeModel {
  state: 'open' | 'closed'
  token: string
  /** Whom an invitation is for; null at the set-up. */
  email: string | null
  role: Role | null
  /** The provider by which somebody invited can come in as well. */
  identity?: string | null
}

/** For `/admin/me`; of the operator nothing that proves who they are. */
export interface MeModel {
  operator: Pick<Operator, 'name' | 'email' | 'role' | 'passkeys'> & {
    hasPassword: boolean
    hasTotp: boolean
    /** Whether an identity provider leads to them. */
    hasIdentity: boolean
    recoveryCodes: number
    appearance: Appearance
  }
  sessions: (Session & { id: string; present: boolean })[]
  tokens: Token[]
  /** While the second factor is being turned on: its secret, and the picture of it. */
  totp: { secret: string; picture: string } | null
  /** Shown once. */
  fresh: { recoveryCodes: string[] } | { token: string } | null
}

/** For `/admin/operators`. */
export interface TeamModel {
  operators: (Pick<Operator, 'id' | 'name' | 'email' | 'role' | 'disabledAt'> & { factors: string })[]
  invitations: Invitation[]
  /** The link of an invitation that was just made, shown once. */
  link: string | null
}
