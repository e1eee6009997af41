import type { Context } from 'hono'
import { publishResolution } from '#core/drafts/publish-resolution.ts'
import { saveDraft } from '#core/drafts/save-draft.ts'
import { conflict, invalid } from '#core/errors.ts'
import { isOpen } from '#core/incidents/incident.ts'
import type { Stored } from '#core/incidents/record.ts'
import type { Actor } from '#core/operators/actor.ts'
import { commandOf, kept, known, whenReleased } from './publishing.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms } from './desk.ts'
import { checksOf, readResolve, resolveAbout } from './read-resolve.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, type Form, one, updateInput } from './update-form.ts'

/** Resolving has a screen of its own, so that nobody does it while meaning to post an update. */
export function resolveRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const path = '/admin/incidents/:id{INC-[-0-9]+}/resolve'
  const shown = async (c: Context, actor: Actor, stored: Stored, form?: Form, rooms: Rooms = {}) => {
    const resolve = await readResolve(deps, stored, actor, form)
    const status = rooms.refused ? (rooms.refused.mistakes.length > 0 ? 422 : 409) : 200
    return consolePage(deps, c, '/admin/incidents/resolve', actor, { resolve, ...rooms }, status)
  }

  return [
    {
      method: 'GET',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        if (!isOpen(stored.incident)) return c.redirect(`/admin/incidents/${stored.incident.id}`, 303)
        return shown(c, actor, stored)
      },
    },
    {
      method: 'POST',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        const { incident } = stored
        const form = await formOf(c)
        const draft = { about: resolveAbout(incident.id), by: actor.id }
        try {
          if (!isOpen(incident)) throw conflict(`${incident.id} is resolved already. Nothing was sent again.`)
          refuseOpenChecks(deps, form)
          const over = { ...form, status: ['resolved'], nextUpdateMinutes: [] }
          const input = { ...updateInput(over, incident), notify: audienceChosen(form) }
          const written = {
            draft,
            updates: Number(one(form, 'updates')),
            checks: ticked(deps, form),
            anyway: one(form, 'anyway').trim() || null,
          }
          await publishResolution(deps, incident.id, input, commandOf(actor, form), written)
        } catch (error) {
          const refused = refusedBecause(error, form)
          await saveDraft(deps, { ...draft, form: kept(form) })
          return shown(c, actor, await known(deps, c), kept(form), { refused })
        }
        deps.wake(whenReleased)
        return c.redirect(`/admin/incidents/${incident.id}?sent=${incident.updates.length + 1}`, 303)
      },
    },
    {
      method: 'POST',
      path: `${path}/draft`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { incident } = await known(deps, c)
        const form = kept(await formOf(c))
        const { savedAt } = await saveDraft(deps, { about: resolveAbout(incident.id), by: actor.id, form })
        if (c.req.header('Accept') === 'application/json') return c.json({ savedAt })
        return c.redirect(`/admin/incidents/${incident.id}/resolve`, 303)
      },
    },
  ]
}

function ticked(deps: ConsoleDeps, form: Form): string[] {
  return checksOf(deps, form).flatMap(({ id, ticked }) => (ticked ? [id] : []))
}

/** Every check is ticked, or it is said why not. */
function refuseOpenChecks(deps: ConsoleDeps, form: Form): void {
  const open = checksOf(deps, form).filter(({ ticked }) => !ticked)
  const [first] = open
  if (!first || one(form, 'anyway').trim()) return
  throw invalid({
    field: 'check',
    expected: `every check ticked, or a reason to resolve anyway; “${first.text}” is open`,
    got: `${open.length} open`,
  })
}
