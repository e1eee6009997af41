import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { findHandling, handlingKey } from '#core/handling/handling.ts'
import type { PostUpdateInput } from '#core/incidents/inputs.ts'
import type { Posted } from '#core/incidents/open-incident.ts'
import { instant } from '#core/words/times.ts'
import { decideWritten, type Written } from './publish-update.ts'

/** What was looked at before an incident is called over; `anyway` says why with a check open. */
export interface Verified {
  checks: string[]
  anyway: string | null
}

/** Posts the last update and keeps what was looked at before, in one commit. */
export function publishResolution(
  deps: Deps,
  id: string,
  input: PostUpdateInput,
  command: Command,
  written: Written & Verified,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () => {
    const decision = await decideWritten(deps, id, input, command, written)
    const { handling, version } = await findHandling(deps, id)
    const { checks, anyway } = written
    const verified = { at: instant(deps.clock.now()), by: command.by, checks, anyway }
    const { change, audit } = decision
    return {
      ...decision,
      change: {
        ...change,
        expect: [...change.expect, { key: handlingKey(id), version }],
        put: [...change.put, { key: handlingKey(id), value: { ...handling, verified } }],
      },
      audit: { ...audit, detail: { ...audit.detail, checks, ...(anyway && { anyway }) } },
    }
  })
}
