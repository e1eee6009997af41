import type { Context } from 'hono'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import { cancelMaintenanceInput } from '#core/maintenance/inputs.ts'
import { type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { workOfMonth } from '#core/maintenance/work-of-month.ts'
import type { Actor } from '#core/operators/actor.ts'
import { instant, monthAfter } from '#core/words/times.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { changeInput, emptyPlan, planInput, planOf } from './plan-form.ts'
import { commandOf, whenReleased } from './publishing.ts'
import { knownWork } from './read-work.ts'
import type { ConsoleRoute } from './route.ts'
import { audienceChosen, type Form, one } from './update-form.ts'

const path = '/admin/planned'
const pastShown = 25

/** Planned work: what is ahead, planning it, changing it, calling it off. */
export function plannedRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  const now = () => instant(deps.clock.now())
  return [
    {
      method: 'GET',
      path,
      needs: 'incident.read',
      handle: async (c, actor) => {
        const asked = c.req.query('month') ?? ''
        const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : now().slice(0, 7)
        const [open, past, over] = await Promise.all([
          openMaintenances(deps),
          newestPastMaintenances(deps, pastShown),
          workOfMonth(deps, month),
        ])
        const inMonth = [...over, ...open.filter((each) => touches(each, month))]
        return consolePage(deps, c, path, actor, { planned: { open, past, month, inMonth } })
      },
    },
    {
      method: 'GET',
      path: `${path}/new`,
      needs: 'maintenance.write',
      handle: (c, actor) => consolePage(deps, c, `${path}/new`, actor, { plan: { form: emptyPlan(now()) } }),
    },
    {
      method: 'POST',
      path: `${path}/new`,
      needs: 'maintenance.write',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const { result } = await scheduleMaintenance(deps, planInput(form), commandOf(actor, form))
          deps.wake(whenReleased)
          return c.redirect(`${path}/${result.id}`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          return consolePage(deps, c, `${path}/new`, actor, { plan: { form }, refused }, statusOf(error))
        }
      },
    },
    shown('change'),
    carriedOut('change', async (maintenance, form, actor) => {
      const input = changeInput(form, maintenance)
      await changeMaintenance(deps, maintenance.id, input, commandOf(actor, form))
    }),
    shown('cancel'),
    carriedOut('cancel', async ({ id }, form, actor) => {
      const message = one(form, 'message').trim()
      const input = checked(cancelMaintenanceInput, {
        notify: audienceChosen(form),
        ...(message && { message }),
      })
      const series = one(form, 'series') === 'yes'
      await cancelMaintenance(deps, id, { ...input, series }, commandOf(actor, form))
    }),
  ]

  function shown(page: 'change' | 'cancel'): ConsoleRoute {
    return {
      method: 'GET',
      path: `${path}/:id/${page}`,
      needs: 'maintenance.write',
      handle: async (c, actor) => windowPage(deps, c, page, actor, await knownWork(deps, c)),
    }
  }

  function carriedOut(
    page: 'change' | 'cancel',
    carryOut: (maintenance: Maintenance, form: Form, actor: Actor) => Promise<void>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: `${path}/:id/${page}`,
      needs: 'maintenance.write',
      handle: async (c, actor) => {
        const maintenance = await knownWork(deps, c)
        const form = await formOf(c)
        try {
          await carryOut(maintenance, form, actor)
          deps.wake(whenReleased)
          return c.redirect(`${path}/${maintenance.id}`, 303)
        } catch (error) {
          const refused = refusedBecause(error, form)
          return windowPage(deps, c, page, actor, maintenance, { refused }, statusOf(error))
        }
      },
    }
  }
}

function windowPage(
  deps: ConsoleDeps,
  c: Context,
  page: 'change' | 'cancel',
  actor: Actor,
  maintenance: Maintenance,
  rooms: Rooms = {},
  status: Parameters<typeof consolePage>[5] = 200,
): Promise<Response> {
  const form = rooms.refused?.form ?? planOf(maintenance)
  return consolePage(deps, c, `${path}/${page}`, actor, { window: { maintenance, form }, ...rooms }, status)
}

function touches(maintenance: Maintenance, month: string): boolean {
  return startOf(maintenance) < monthAfter(month) && maintenance.scheduledUntil >= month
}
