import { publishUpdate } from '#core/drafts/publish-update.ts'
import { commandOf, known, whenReleased } from './publishing.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { readPast } from './read-cockpit.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, one, updateInput } from './update-form.ts'

/** It was not over after all. */
export function reopenRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'POST',
      path: '/admin/incidents/:id{INC-[-0-9]+}/reopen',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        const { incident } = stored
        const form = await formOf(c)
        try {
          const again = { ...form, status: ['investigating'] }
          const input = { ...updateInput(again, incident), notify: audienceChosen(form) }
          await publishUpdate(deps, incident.id, input, commandOf(actor, form), {
            draft: { about: `${incident.id}/reopen`, by: actor.id },
            updates: Number(one(form, 'updates')),
          })
          deps.wake(whenReleased)
          return c.redirect(`/admin/incidents/${incident.id}?sent=${incident.updates.length + 1}`, 303)
        } catch (error) {
          const rooms = { past: await readPast(deps, stored), refused: refusedBecause(error, form) }
          return consolePage(deps, c, '/admin/incidents/over', actor, rooms, statusOf(error))
        }
      },
    },
  ]
}
