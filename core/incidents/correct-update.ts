import { z } from 'zod'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { words } from '#core/words/markdown.ts'
import { message } from '#core/words/schema.ts'
import { instant } from '#core/words/times.ts'
import type { Incident, Update } from './incident.ts'
import type { Posted } from './open-incident.ts'
import { incidentToChange } from './record.ts'
import { writeChanged } from './write.ts'

export const correctUpdateInput = z.strictObject({ message })

/** Corrects the text of a published update; what it said before stays and is shown under it. Nobody is told by mail. */
export function correctUpdate(
  deps: Deps,
  id: string,
  updateId: string,
  input: z.infer<typeof correctUpdateInput>,
  command: Command,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () => {
    const before = await incidentToChange(deps, id)
    const update = before.incident.updates.find((each) => each.id === updateId)
    if (!update) throw notFound(`update of ${id}`, updateId)
    const corrected = words(input.message)
    if (corrected.source === update.message.source)
      return { result: { incident: before.incident, update }, change: null }

    const at = instant(deps.clock.now())
    const changed: Update = {
      ...update,
      message: corrected,
      edits: [...(update.edits ?? []), { at, before: update.message }],
    }
    const incident: Incident = {
      ...before.incident,
      updatedAt: at,
      updates: before.incident.updates.map((each) => (each.id === updateId ? changed : each)),
    }
    return {
      result: { incident, update: changed },
      change: await writeChanged(deps, before, incident),
      audit: {
        action: 'incident.correct',
        subject: id,
        detail: { update: updateId, before: update.message.source },
      },
    }
  })
}
