import type { Context } from 'hono'
import { beginDrill, beginDrillInput } from '#core/drills/begin-drill.ts'
import type { Drill } from '#core/drills/drill.ts'
import { endDrill } from '#core/drills/end-drill.ts'
import { findDrill, newestDrills, runningDrill } from '#core/drills/record.ts'
import { recordDrill, recordDrillInput } from '#core/drills/record-drill.ts'
import { drillReport } from '#core/drills/report.ts'
import { notFound } from '#core/errors.ts'
import type { Actor } from '#core/operators/actor.ts'
import { callerNames } from '#core/operators/names.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { commandOf } from './publishing.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

const path = '/admin/drills'
const shown = 50

/** Where drills begin and end, and what came of each. */
export function drillRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    { method: 'GET', path, needs: 'incident.read', handle: (c, actor) => drillsPage(c, actor) },
    {
      method: 'POST',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const given = ['scenario', 'size', 'title', 'people'].flatMap((name) => {
            const value = one(form, name).trim()
            return value ? [[name, value] as const] : []
          })
          const input = checked(beginDrillInput, Object.fromEntries(given))
          const { result } = await beginDrill(deps, input, commandOf(actor, form))
          return c.redirect(`/admin/drill/${result.id}`, 303)
        } catch (error) {
          return drillsPage(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      needs: 'incident.read',
      handle: async (c, actor) => {
        const drill = await known(c)
        return drill.ended ? reportPage(c, actor, drill) : c.redirect(`/admin/drill/${drill.id}`, 303)
      },
    },
    {
      method: 'GET',
      path: `${path}/:id/report.md`,
      needs: 'incident.read',
      handle: async (c) => {
        const drill = await known(c)
        const report = drillReport(deps.content, drill)
        if (report === null) throw notFound('report of a drill', drill.id)
        return c.body(`${report}\n`, 200, {
          'Content-Type': 'text/markdown; charset=utf-8',
          'Content-Disposition': `attachment; filename="${drill.id}.md"`,
        })
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/end`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { id, ended } = await known(c)
        if (!ended) await endDrill(deps, id, commandOf(actor, await formOf(c)))
        return c.redirect(`${path}/${id}`, 303)
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/record`,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const drill = await known(c)
        const form = await formOf(c)
        try {
          const findings = one(form, 'findings').trim()
          const input = checked(recordDrillInput, findings ? { findings } : {})
          await recordDrill(deps, drill.id, input, commandOf(actor, form))
          return c.redirect(`${path}/${drill.id}`, 303)
        } catch (error) {
          return reportPage(c, actor, drill, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
  ]

  async function known(c: Context): Promise<Drill> {
    const id = c.req.param('id') ?? ''
    const found = await findDrill(deps, id)
    if (!found) throw notFound('drill', id)
    return found.drill
  }

  async function drillsPage(
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const [running, newest] = await Promise.all([runningDrill(deps), newestDrills(deps, shown)])
    const past = newest.filter(({ ended }) => ended !== null)
    const names = await callerNames(
      deps.store,
      newest.map(({ begunBy }) => ({ by: begunBy })),
    )
    const drills = { running: running?.drill ?? null, past, names }
    return consolePage(deps, c, path, actor, { drills, ...rooms }, status)
  }

  async function reportPage(
    c: Context,
    actor: Actor,
    drill: Drill,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const names = await callerNames(deps.store, [{ by: drill.begunBy }, drill.ended, drill.recorded])
    return consolePage(
      deps,
      c,
      `${path}/${drill.id}`,
      actor,
      { drillReport: { drill, names }, ...rooms },
      status,
    )
  }
}
