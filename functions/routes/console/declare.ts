import type { Context } from 'hono'
import { declareOpening, publishOpening } from '#core/drafts/publish-opening.ts'
import { discardDraft, saveDraft } from '#core/drafts/save-draft.ts'
import type { Actor } from '#core/operators/actor.ts'
import { commandOf, kept, whenReleased } from './publishing.ts'
import { openingInput } from './declare-form.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms } from './desk.ts'
import { readDeclare } from './read-declare.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, type Form, one } from './update-form.ts'

const path = '/admin/incidents/new'

/** From "something is wrong" to the first public word. */
export function declareRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const shown = async (c: Context, actor: Actor, form?: Form, rooms: Rooms = {}) => {
    const declare = await readDeclare(deps, actor, form)
    return consolePage(deps, c, path, actor, { declare, ...rooms }, rooms.refused ? 422 : 200)
  }

  return [
    {
      method: 'GET',
      path,
      needs: 'incident.publish',
      handle: (c, actor) => shown(c, actor),
    },
    {
      method: 'POST',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        const draft = { about: 'new', by: actor.id }
        try {
          const said = openingInput(form, deps.content.tree)
          if (one(form, 'notify') === 'private') {
            const { result } = await declareOpening(deps, said, commandOf(actor, form), draft)
            return c.redirect(`/admin/private/${result.incident.id}`, 303)
          }
          const input = { ...said, notify: audienceChosen(form) }
          const { result } = await publishOpening(deps, input, commandOf(actor, form), draft)
          deps.wake(whenReleased)
          return c.redirect(`/admin/incidents/${result.incident.id}?sent=1`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          await saveDraft(deps, { ...draft, form: kept(form) })
          return shown(c, actor, kept(form), { refused })
        }
      },
    },
    {
      method: 'POST',
      path: `${path}/draft`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = kept(await formOf(c))
        const { savedAt } = await saveDraft(deps, { about: 'new', by: actor.id, form })
        return c.req.header('Accept') === 'application/json' ? c.json({ savedAt }) : c.redirect(path, 303)
      },
    },
    {
      method: 'POST',
      path: `${path}/discard`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        await discardDraft(deps, { about: 'new', by: actor.id })
        return c.redirect('/admin', 303)
      },
    },
  ]
}
