import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import type { Incident } from './incident.ts'
import type { ChangeIncidentInput } from './inputs.ts'
import { incidentToChange } from './record.ts'
import { writeChanged } from './write.ts'

/** Corrects the headline, the kind or the start; nobody is told. */
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

    const changed: Incident = {
      ...incident,
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
