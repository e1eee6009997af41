import type { Context } from 'hono'
import type { Command } from '#core/command.ts'
import { saveDraft } from '#core/drafts/save-draft.ts'
import { publishUpdate } from '#core/drafts/publish-update.ts'
import { notFound } from '#core/errors.ts'
import { findIncident, openIncidents, type Stored } from '#core/incidents/record.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { second } from '#core/words/times.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms } from './desk.ts'
import { readCockpit, readPast } from './read-cockpit.ts'
import type { ConsoleRoute } from './route.ts'
import { startFrom } from './starts.ts'
import { audienceChosen, type Form, one, updateInput } from './update-form.ts'

/** Seconds in which mail can be taken back. */
export const undoSeconds = 10
/** Milliseconds after which what was published in the console may leave. */
export const whenReleased = undoSeconds * second + 100

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
        const first = (await openIncidents(deps)).toSorted(dueFirst)[0]
        if (!first) return consolePage(deps, c, '/admin', actor)
        const cockpit = await readCockpit(deps, first, actor)
        return consolePage(deps, c, '/admin', actor, { cockpit })
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

export async function known(deps: ConsoleDeps, c: Context): Promise<Stored> {
  const id = c.req.param('id') ?? ''
  const stored = await findIncident(deps, id)
  if (!stored) throw notFound('incident', id)
  return stored
}

const passing = ['notify', 'start', 'updates', 'once']

/** What a draft keeps: everything but who is told, which has to be chosen each time. */
export function kept(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !passing.includes(name)))
}

/** A form that is sent twice, by an impatient press or a browser that repeats it, publishes once. */
export function commandOf(actor: Actor, form: Form): Command {
  const key = one(form, 'once')
  const by = callerOf(actor)
  const hold = { by, holdSeconds: undoSeconds }
  return key ? { ...hold, once: { key, request: JSON.stringify(form) } } : hold
}

function dueFirst({ incident: one }: Stored, { incident: other }: Stored): number {
  const due = ({ nextUpdateAt }: { nextUpdateAt: string | null }) => nextUpdateAt ?? '9'
  return due(one) < due(other) ? -1 : 1
}
