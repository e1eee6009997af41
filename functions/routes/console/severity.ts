import type { Context } from 'hono'
import { publishUpdate } from '#core/drafts/publish-update.ts'
import { invalid } from '#core/errors.ts'
import { postUpdateInput } from '#core/incidents/inputs.ts'
import type { Actor } from '#core/operators/actor.ts'
import { checked } from '../../middleware/input.ts'
import { commandOf, known, whenReleased } from './publishing.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms } from './desk.ts'
import { readPast } from './read-cockpit.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, one } from './update-form.ts'

/** Another severity is an update with its own words, far from the button that posts every other one. */
export function severityRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const path = '/admin/incidents/:id{INC-[-0-9]+}/severity'
  const page = async (c: Context, actor: Actor, rooms: Rooms = {}, status: 200 | 422 = 200) => {
    const past = await readPast(deps, await known(deps, c))
    return consolePage(deps, c, '/admin/incidents/severity', actor, { past, ...rooms }, status)
  }

  return [
    { method: 'GET', path, needs: 'incident.command', handle: (c, actor) => page(c, actor) },
    {
      method: 'POST',
      path,
      needs: 'incident.command',
      handle: async (c, actor) => {
        const { incident } = await known(deps, c)
        const form = await formOf(c)
        try {
          const severity = one(form, 'severity')
          const input = checked(postUpdateInput, { severity, message: one(form, 'message') })
          if (severity === incident.severity)
            throw invalid({ field: 'severity', expected: 'another severity than now', got: severity })
          await publishUpdate(
            deps,
            incident.id,
            { ...input, notify: audienceChosen(form) },
            commandOf(actor, form),
            {
              draft: { about: `${incident.id}/severity`, by: actor.id },
              updates: Number(one(form, 'updates')),
            },
          )
          deps.wake(whenReleased)
          return c.redirect(`/admin/incidents/${incident.id}?sent=${incident.updates.length + 1}`, 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, 422)
        }
      },
    },
  ]
}
