import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, quoted } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import { type Incident, isOpen } from './incident.ts'
import type { ChangeIncidentInput } from './inputs.ts'
import { incidentToChange } from './record.ts'
import { writeChanged } from './write.ts'

/** Corrects the headline, the kind or the start, or pins an update on top; nobody is told. */
export function changeIncident(
  deps: Deps,
  id: string,
  input: ChangeIncidentInput,
  command: Command,
): Promise<Done<Incident>> {
  return carryOut(deps, command, async () => {
    const before = await incidentToChange(deps, id)
    const { incident } = before
    const startedAt = input.startedAt ?? incident.startedAt
    const first = incident.updates[0]?.at ?? incident.createdAt
    if (startedAt > first)
      throw invalid({
        field: 'startedAt',
        expected: `an instant not after the first update, ${first}`,
        got: startedAt,
      })

    const { pinned: earlier, ...rest } = incident
    const pinned = input.pinned === undefined ? earlier : pinnable(incident, input.pinned)
    const changed: Incident = {
      ...rest,
      ...(pinned && { pinned }),
      title: input.title ?? incident.title,
      kind: input.kind ?? incident.kind,
      startedAt,
      spans: incident.spans.map((span) =>
        span.from === incident.startedAt ? { ...span, from: startedAt } : span,
      ),
      updatedAt: instant(deps.clock.now()),
    }
    return {
      result: changed,
      change: await writeChanged(deps, before, changed),
      audit: { action: 'incident.change', subject: id, detail: { ...input } },
    }
  })
}

function pinnable(incident: Incident, update: string | null): string | null {
  if (update === null) return null
  if (!isOpen(incident))
    throw invalid({ field: 'pinned', expected: 'null, because it is over', got: quoted(update) })
  if (incident.updates.some(({ id }) => id === update)) return update
  throw invalid({ field: 'pinned', expected: `the id of an update of ${incident.id}`, got: quoted(update) })
}
