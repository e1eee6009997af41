import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { sessionKeys } from './session.ts'

/** Ends one session of an operator, their present one or another. */
export async function endSession(
  deps: Deps,
  { operator, session }: { operator: string; session: string },
  command: Command,
): Promise<void> {
  await carryOut(deps, command, () =>
    Promise.resolve({
      result: undefined,
      change: { expect: [], put: [], remove: sessionKeys(operator, session) },
      audit: { action: 'operator.sign-out', subject: operator },
    }),
  )
}
