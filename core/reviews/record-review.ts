import { z } from 'zod'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, notFound, quoted } from '#core/errors.ts'
import { words } from '#core/words/markdown.ts'
import { message } from '#core/words/schema.ts'
import { instant } from '#core/words/times.ts'
import { dayOf } from './due.ts'
import { findReviews, type ReviewDone, reviewKey } from './record.ts'

/** How many are kept with a review; the audit log names all of them. */
const kept = 60

export const recordReviewInput = z.strictObject({
  /** The day on which it was done, in UTC; today by default. */
  on: z.iso.date({ error: 'expected a day like 2026-11-17' }).optional(),
  note: message.optional(),
})
export type RecordReviewInput = z.infer<typeof recordReviewInput>

/** Writes down that a review was done: who says so, on which day, and what was found. */
export function recordReview(
  deps: Deps,
  id: string,
  input: RecordReviewInput,
  command: Command,
): Promise<Done<ReviewDone>> {
  return carryOut(deps, command, () => decideReview(deps, id, input, command))
}

export async function decideReview(
  deps: Deps,
  id: string,
  input: RecordReviewInput,
  { by }: Pick<Command, 'by'>,
): Promise<Decision<ReviewDone>> {
  if (!deps.content.reviews.some((review) => review.id === id)) throw notFound('review', id)
  const at = instant(deps.clock.now())
  const on = input.on ?? dayOf(at)
  const [{ done, version } = { done: [], version: null }] = await findReviews(deps, [id])
  refuseUnlessNext(on, done.at(-1)?.on, dayOf(at))
  const result: ReviewDone = { on, at, by, note: input.note ? words(input.note) : null }
  return {
    result,
    change: {
      expect: [{ key: reviewKey(id), version }],
      put: [{ key: reviewKey(id), value: { done: [...done, result].slice(-kept) } }],
      remove: [],
    },
    audit: { action: 'review.record', subject: id, detail: { on } },
  }
}

function refuseUnlessNext(on: string, last: string | undefined, today: string): void {
  const demand = (holds: boolean, expected: string) => {
    if (!holds) throw invalid({ field: 'on', expected, got: quoted(on) })
  }
  demand(on <= today, `a day not after today, ${today}`)
  if (last !== undefined) demand(on > last, `a day after the one it was last done on, ${last}`)
}
