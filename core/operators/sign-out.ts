import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { findSession, sessionKeys } from './session.ts'

/** Ends one session of an operator, their present one or another; one that is over or somebody else's stays as it is. */
export async function endSession(
  deps: Deps,
  { operator, session }: { operator: string; session: string },
  command: Command,
): Promise<void> {
  await carryOut(deps, command, async () => {
    const known = await findSession(deps.store, session)
    if (known?.session.operator !== operator) return { result: undefined, change: null }
    return {
      result: undefined,
      change: { expect: [], put: [], remove: sessionKeys(operator, session) },
      audit: { action: 'operator.sign-out', subject: operator },
    }
  })
}
