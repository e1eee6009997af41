import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import type { OpenIncidentInput } from '#core/incidents/inputs.ts'
import { decideOpening, type Posted } from '#core/incidents/open-incident.ts'
import { type Draft, draftKey } from './draft.ts'

/** Opens the incident that was written and puts its draft away, in one commit. */
export function publishOpening(
  deps: Deps,
  input: OpenIncidentInput,
  command: Command,
  draft: Pick<Draft, 'about' | 'by'>,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () => {
    const decision = await decideOpening(deps, input, command)
    const { change } = decision
    return { ...decision, change: { ...change, remove: [...change.remove, draftKey(draft)] } }
  })
}
