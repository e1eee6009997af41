import type { Context } from 'hono'
import { isOpen } from '#core/incidents/incident.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { mergeIncident, mergeIncidentInput, wasHeardOf } from '#core/incidents/merge-incident.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { noticeAudience } from '#core/notices/notice-about.ts'
import type { Actor } from '#core/operators/actor.ts'
import { countAudience, nobody } from '#core/subscribers/count-audience.ts'
import type { MergeModel } from '#core/views/console/merge-model.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { commandOf, known, whenReleased } from './publishing.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, one } from './update-form.ts'

const path = '/admin/incidents/:id{INC-[-0-9]+}/merge'
/** How many that are over are offered beside the open ones. */
const pastOffered = 8

/** Two incidents are one and the same. */
export function mergeRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    { method: 'GET', path, needs: 'incident.publish', handle: (c, actor) => page(c, actor) },
    {
      method: 'POST',
      path,
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const { incident } = await known(deps, c)
        const form = await formOf(c)
        try {
          const message = one(form, 'message').trim()
          const input = checked(mergeIncidentInput, {
            into: one(form, 'into'),
            ...(message && { message }),
            notify: audienceChosen(form),
          })
          const { result } = await mergeIncident(deps, incident.id, input, commandOf(actor, form))
          deps.wake(whenReleased)
          return c.redirect(`/admin/incidents/${incident.id}?sent=${result.incident.updates.length}`, 303)
        } catch (error) {
          return page(c, actor, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    },
  ]

  async function page(
    c: Context,
    actor: Actor,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const merge = await readMerge(c)
    return consolePage(deps, c, '/admin/incidents/merge', actor, { merge, ...rooms }, status)
  }

  async function readMerge(c: Context): Promise<MergeModel> {
    const { incident } = await known(deps, c)
    const [open, newest] = await Promise.all([
      openIncidents(deps),
      listIncidents(deps, { limit: pastOffered, after: null }),
    ])
    const kept = new Set(deps.content.incidents.map(({ id }) => id))
    const past = newest.items.filter((each) => !isOpen(each) && !kept.has(each.id))
    const offered = [...open.map((each) => each.incident), ...(isOpen(incident) ? [] : past)]
    const heard = wasHeardOf(incident)
    return {
      incident,
      others: offered.filter(({ id }) => id !== incident.id),
      people: heard
        ? await countAudience(deps, { kind: 'update', audience: noticeAudience(incident) })
        : nobody,
      heard,
    }
  }
}
