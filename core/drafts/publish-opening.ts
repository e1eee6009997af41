import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { decidePrivately, type PrivateIncident } from '#core/handling/private-incident.ts'
import type { OpenIncidentInput } from '#core/incidents/inputs.ts'
import { decideOpening, type Posted } from '#core/incidents/open-incident.ts'
import type { Draft } from './draft.ts'
import { puttingAway } from './put-away.ts'

/** Opens the incident that was written and puts its draft away, in one commit. */
export function publishOpening(
  deps: Deps,
  input: OpenIncidentInput,
  command: Command,
  draft: Pick<Draft, 'about' | 'by'>,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () => puttingAway(await decideOpening(deps, input, command), draft))
}

/** The same for the team alone. */
export function declareOpening(
  deps: Deps,
  input: OpenIncidentInput,
  command: Command,
  draft: Pick<Draft, 'about' | 'by'>,
): Promise<Done<PrivateIncident>> {
  return carryOut(deps, command, async () => puttingAway(await decidePrivately(deps, input, command), draft))
}
