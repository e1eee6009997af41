import type { Context } from 'hono'
import type { Actor } from '#core/operators/actor.ts'
import { callerNames } from '#core/operators/names.ts'
import { reviewStates } from '#core/reviews/due.ts'
import { recordReview, recordReviewInput } from '#core/reviews/record-review.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { commandOf } from './publishing.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

const path = '/admin/reviews'

/** What the team does regularly: when each was done, when it is due, and writing down that it was done. */
export function reviewRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    { method: 'GET', path, needs: 'incident.read', handle: (c, actor) => reviewsPage(c, actor) },
    {
      method: 'POST',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const [on, note] = [one(form, 'on'), one(form, 'note').trim()]
          const input = checked(recordReviewInput, { ...(on && { on }), ...(note && { note }) })
          await recordReview(deps, one(form, 'id'), input, commandOf(actor, form))
          return c.redirect(path, 303)
        } catch (error) {
          return reviewsPage(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
  ]

  async function reviewsPage(
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const reviews = await reviewStates(deps)
    const names = await callerNames(
      deps.store,
      reviews.map(({ last }) => last),
    )
    return consolePage(deps, c, path, actor, { reviews: { reviews, names }, ...rooms }, status)
  }
}
