import type { Context } from 'hono'
import { changeIncident } from '#core/incidents/change-incident.ts'
import { correctUpdate, correctUpdateInput } from '#core/incidents/correct-update.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { changeIncidentInput } from '#core/incidents/inputs.ts'
import type { Actor } from '#core/operators/actor.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { instantOf } from './plan-form.ts'
import { commandOf, known } from './publishing.ts'
import { readPast } from './read-cockpit.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, one } from './update-form.ts'

const path = '/admin/incidents/:id{INC-[-0-9]+}'

/** What was said of an incident and what stands about it, to be put right; nobody is emailed. */
export function recordRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const page = async (
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ) => {
    const past = await readPast(deps, await known(deps, c))
    return consolePage(deps, c, '/admin/incidents/record', actor, { past, ...rooms }, status)
  }

  return [
    {
      method: 'GET',
      path: `${path}/record`,
      needs: 'incident.read',
      handle: (c, actor) => page(c, actor),
    },
    change(`${path}/record`, async (incident, form, actor) => {
      const input = checked(changeIncidentInput, { kind: one(form, 'kind'), ...startedIn(form, incident) })
      await changeIncident(deps, incident.id, input, commandOf(actor, form))
    }),
    change(`${path}/pin`, async (incident, form, actor) => {
      const input = checked(changeIncidentInput, { pinned: one(form, 'update') || null })
      await changeIncident(deps, incident.id, input, commandOf(actor, form))
    }),
    change(`${path}/updates/:update`, async (incident, form, actor, c) => {
      const input = checked(correctUpdateInput, { message: one(form, 'message') })
      await correctUpdate(deps, incident.id, c.req.param('update') ?? '', input, commandOf(actor, form))
    }),
  ]

  function change(
    address: `/admin${string}`,
    carryOut: (incident: Incident, form: Form, actor: Actor, c: Context) => Promise<void>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: address,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { incident } = await known(deps, c)
        const form = await formOf(c)
        try {
          await carryOut(incident, form, actor, c)
          return c.redirect(`/admin/incidents/${incident.id}/record`, 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    }
  }
}

/** A field holds whole minutes; one that nobody touched keeps its seconds. */
function startedIn(form: Form, { startedAt }: Incident): { startedAt?: string } {
  const given = one(form, 'startedAt')
  return given === startedAt.slice(0, 16) ? {} : { startedAt: instantOf(given) }
}
