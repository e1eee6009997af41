import type { Context } from 'hono'
import { readCalls } from '#core/escalation/read-calls.ts'
import { findHandling } from '#core/handling/handling.ts'
import { closePrivately, findPrivate, publishPrivately } from '#core/handling/private-incident.ts'
import { notFound } from '#core/errors.ts'
import { noticeAudience } from '#core/notices/notice-about.ts'
import type { Actor } from '#core/operators/actor.ts'
import { callerNames } from '#core/operators/names.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { line } from '#core/words/schema.ts'
import { checkedField } from '../../middleware/input.ts'
import { openingInput } from './declare-form.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { commandOf, whenReleased } from './publishing.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, one } from './update-form.ts'

const path = '/admin/private/:id{INC-[-0-9]+}'

/** Incidents that only the team sees: worked, then published or closed. */
export function privateRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    { method: 'GET', path, needs: 'incident.private', handle: (c, actor) => page(c, actor) },
    {
      method: 'POST',
      path: `${path}/publish`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const { id } = await known(c)
        try {
          const input = { ...openingInput(form, deps.content.tree), notify: audienceChosen(form) }
          await publishPrivately(deps, id, input, commandOf(actor, form))
          deps.wake(whenReleased)
          return c.redirect(`/admin/incidents/${id}?sent=1`, 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
    {
      method: 'POST',
      path: `${path}/close`,
      needs: 'incident.private',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const { id } = await known(c)
        try {
          const why = checkedField('why', line(400), one(form, 'why'))
          await closePrivately(deps, id, why, commandOf(actor, form))
          return c.redirect('/admin', 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
  ]

  async function known(c: Context) {
    const id = c.req.param('id') ?? ''
    const found = await findPrivate(deps, id)
    if (!found) throw notFound('incident that is not public', id)
    return { id, declared: found.value }
  }

  async function page(
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const { id, declared } = await known(c)
    const { handling } = await findHandling(deps, id)
    const audience = noticeAudience(declared.incident)
    const hidden = {
      ...declared,
      handling,
      called: await readCalls(deps, id),
      names: await callerNames(deps.store, [handling.acknowledged, ...handling.notes, declared.closed]),
      people: await countAudience(deps, { kind: 'initial', audience }),
    }
    return consolePage(deps, c, `/admin/private/${id}`, actor, { hidden, ...rooms }, status)
  }
}
