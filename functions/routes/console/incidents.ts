import { listIncidents } from '#core/incidents/list-incidents.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { type ConsoleDeps, consolePage } from './desk.ts'
import type { ConsoleRoute } from './route.ts'

const page = 25

/** All incidents. */
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
  ]
}
