import type { Context } from 'hono'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import type { Actor } from '#core/operators/actor.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { progressInput } from './plan-form.ts'
import { commandOf, whenReleased } from './publishing.ts'
import { knownWork, readWork } from './read-work.ts'
import type { ConsoleRoute } from './route.ts'

const path = '/admin/planned/:id'

/** The desk at which one planned work is begun, told of and completed. */
export function workRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'incident.read',
      handle: async (c, actor) => workPage(c, actor, await knownWork(deps, c)),
    },
    {
      method: 'POST',
      path,
      needs: 'maintenance.write',
      handle: async (c, actor) => {
        const before = await knownWork(deps, c)
        const form = await formOf(c)
        try {
          const input = progressInput(form)
          const { result } = await postMaintenanceUpdate(deps, before.id, input, commandOf(actor, form))
          deps.wake(whenReleased)
          const number = result.maintenance.updates.length
          return c.redirect(`/admin/planned/${before.id}?sent=${number}`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          return workPage(c, actor, await knownWork(deps, c), { refused }, statusOf(error))
        }
      },
    },
  ]

  async function workPage(
    c: Context,
    actor: Actor,
    maintenance: Maintenance,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const work = await readWork(deps, maintenance, rooms.refused?.form)
    return consolePage(deps, c, '/admin/planned/work', actor, { work, ...rooms }, status)
  }
}
