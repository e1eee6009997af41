import type { Context } from 'hono'
import { saveDraft } from '#core/drafts/save-draft.ts'
import { publishUpdate } from '#core/drafts/publish-update.ts'
import { runningDrill } from '#core/drills/record.ts'
import { openIncidents, type Stored } from '#core/incidents/record.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { overdueReviews } from '#core/reviews/due.ts'
import type { Actor } from '#core/operators/actor.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms } from './desk.ts'
import { commandOf, kept, known, whenReleased } from './publishing.ts'
import { readCockpit, readPast } from './read-cockpit.ts'
import { readDrafts } from './read-drafts.ts'
import type { ConsoleRoute } from './route.ts'
import { startFrom } from './starts.ts'
import { audienceChosen, type Form, one, updateInput } from './update-form.ts'

/** What is open now, and the desk at which one incident is worked. */
export function cockpitRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const shown = async (c: Context, actor: Actor, stored: Stored, form?: Form, rooms: Rooms = {}) => {
    const cockpit = await readCockpit(deps, stored, actor, form)
    const status = rooms.refused ? (rooms.refused.mistakes.length > 0 ? 422 : 409) : 200
    return consolePage(
      deps,
      c,
      `/admin/incidents/${stored.incident.id}`,
      actor,
      { cockpit, ...rooms },
      status,
    )
  }

  return [
    {
      method: 'GET',
      path: '/admin',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const [open, house] = await Promise.all([openIncidents(deps), houseNow(deps, actor)])
        const first = open.toSorted(dueFirst)[0]
        if (!first) return consolePage(deps, c, '/admin', actor, house)
        const cockpit = await readCockpit(deps, first, actor)
        return consolePage(deps, c, '/admin', actor, { cockpit, ...house })
      },
    },
    {
      method: 'GET',
      path: '/admin/incidents/:id{INC-[-0-9]+}',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        if (isOpen(stored.incident)) return shown(c, actor, stored)
        return consolePage(deps, c, '/admin/incidents/over', actor, { past: await readPast(deps, stored) })
      },
    },
    {
      method: 'POST',
      path: '/admin/incidents/:id{INC-[-0-9]+}',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        const { incident } = stored
        const form = await formOf(c)
        const draft = { about: incident.id, by: actor.id }
        try {
          const input = { ...updateInput(form, incident), notify: audienceChosen(form) }
          const written = { draft, updates: Number(one(form, 'updates')) }
          await publishUpdate(deps, incident.id, input, commandOf(actor, form), written)
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
      path: '/admin/incidents/:id{INC-[-0-9]+}/draft',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { incident } = await known(deps, c)
        const form = startFrom(await formOf(c), incident)
        const { savedAt } = await saveDraft(deps, { about: incident.id, by: actor.id, form: kept(form) })
        if (c.req.header('Accept') === 'application/json') return c.json({ savedAt })
        return c.redirect(`/admin/incidents/${incident.id}`, 303)
      },
    },
  ]
}

/** What else the first page shows; a drill has none of it. */
async function houseNow(deps: ConsoleDeps, actor: Actor): Promise<Rooms> {
  if (deps.drill) return {}
  const [overdue, drafts, running] = await Promise.all([
    overdueReviews(deps),
    readDrafts(deps, actor),
    runningDrill(deps),
  ])
  return { overdue, drafts, practising: running?.drill ?? null }
}

function dueFirst({ incident: one }: Stored, { incident: other }: Stored): number {
  const due = ({ nextUpdateAt }: { nextUpdateAt: string | null }) => nextUpdateAt ?? '9'
  return due(one) < due(other) ? -1 : 1
}
