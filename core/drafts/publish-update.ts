import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import type { PostUpdateInput } from '#core/incidents/inputs.ts'
import type { Posted } from '#core/incidents/open-incident.ts'
import { decideUpdate } from '#core/incidents/post-update.ts'
import { incidentToChange } from '#core/incidents/record.ts'
import { clockTime } from '#core/words/times.ts'
import type { Draft } from './draft.ts'
import { puttingAway } from './put-away.ts'

/** Which update this one was written to be; another that came in between is to be read first. */
export interface Written {
  draft: Pick<Draft, 'about' | 'by'>
  /** How many updates the author had read. */
  updates: number
}

/** Posts what was written and puts its draft away, in one commit. */
export function publishUpdate(
  deps: Deps,
  id: string,
  input: PostUpdateInput,
  command: Command,
  written: Written,
): Promise<Done<Posted>> {
  return carryOut(deps, command, () => decideWritten(deps, id, input, command, written))
}

export async function decideWritten(
  deps: Deps,
  id: string,
  input: PostUpdateInput,
  command: Pick<Command, 'by'>,
  { draft, updates }: Written,
): Promise<Decision<Posted>> {
  const before = await incidentToChange(deps, id)
  const newest = before.incident.updates.at(-1)
  if (newest && before.incident.updates.length !== updates) {
    throw conflict(
      `Update ${before.incident.updates.length} was published at ${clockTime(newest.at)} UTC while you were writing. ` +
        'Nothing of yours is lost: read it, change your words where needed, and publish them as the next one.',
    )
  }
  return puttingAway(await decideUpdate(deps, before, input, command), draft)
}
