import { correctUpdate, correctUpdateInput } from '#core/incidents/correct-update.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { checked } from '../../middleware/input.ts'
import { commandOf, known } from './publishing.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, statusOf } from './desk.ts'
import { readPast } from './read-cockpit.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

const page = 25

/** All incidents, and the correction of what was said. */
export function incidentsRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/incidents',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const after = c.req.query('after') ?? null
        const { items, total, next } = await listIncidents(deps, { limit: page, after })
        const open = (await openIncidents(deps)).map(({ incident }) => incident)
        const past = items.filter((incident) => !isOpen(incident))
        return consolePage(deps, c, '/admin/incidents', actor, { incidents: { open, past, total, next } })
      },
    },
    {
      method: 'POST',
      path: '/admin/incidents/:id{INC-[-0-9]+}/updates/:update',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const stored = await known(deps, c)
        const { incident } = stored
        const form = await formOf(c)
        try {
          const input = checked(correctUpdateInput, { message: one(form, 'message') })
          await correctUpdate(deps, incident.id, c.req.param('update') ?? '', input, commandOf(actor, form))
          return c.redirect(`/admin/incidents/${incident.id}`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          return consolePage(
            deps,
            c,
            '/admin/incidents/over',
            actor,
            { past: await readPast(deps, stored), refused },
            statusOf(error),
          )
        }
      },
    },
  ]
}
