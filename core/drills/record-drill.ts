import { z } from 'zod'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, notFound } from '#core/errors.ts'
import type { Change } from '#core/ports.ts'
import { decideReview } from '#core/reviews/record-review.ts'
import { dayOf } from '#core/reviews/due.ts'
import { findReviews } from '#core/reviews/record.ts'
import { words } from '#core/words/markdown.ts'
import { message } from '#core/words/schema.ts'
import type { Drill } from './drill.ts'
import { drillKey, findDrill } from './record.ts'

export const recordDrillInput = z.strictObject({ findings: message.optional() })
export type RecordDrillInput = z.infer<typeof recordDrillInput>

const nothing: { change: Change } = { change: { expect: [], put: [], remove: [] } }

/** Writes down what was found in a drill that is over, and that the review it counts for is done. */
export function recordDrill(
  deps: Deps,
  id: string,
  { findings }: RecordDrillInput,
  command: Command,
): Promise<Done<Drill>> {
  return carryOut(deps, command, async () => {
    const { drill, version } = (await findDrill(deps, id)) ?? {}
    if (!drill || !version) throw notFound('drill', id)
    const { ended } = drill
    if (!ended) throw conflict('This drill is still running. Stop it first.')
    if (drill.recorded) throw conflict('This drill is in the calendar already.')
    const review = deps.content.drills.sizes.find((size) => size.id === drill.size)?.review ?? ''
    const on = dayOf(ended.at)
    const note = noteOf(drill, findings)
    const [calendar] = await findReviews(deps, [review])
    // Practised twice on one day: the calendar has that day already, the findings are kept here.
    const done = (calendar?.done.at(-1)?.on ?? '') >= on
    const { change } = done ? nothing : await decideReview(deps, review, { on, note }, command)
    const recorded: Drill = {
      ...drill,
      ended: { ...ended, findings: findings ? words(findings) : null },
      recorded: { review, on, by: command.by },
    }
    return {
      result: recorded,
      change: {
        ...change,
        expect: [...change.expect, { key: drillKey(id), version }],
        put: [...change.put, { key: drillKey(id), value: recorded }],
      },
      audit: { action: 'drill.record', subject: id, detail: { review, on } },
    }
  })
}

/** What the review says: the drill, how much was kept, and what was found. */
function noteOf({ id, title, ended }: Drill, findings: string | undefined): string {
  const { kept = 0, of = 0 } = ended?.score ?? {}
  return [`${title}, ${id}: ${kept} of ${of} kept.`, findings].filter(Boolean).join('\n\n')
}
