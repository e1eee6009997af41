import type { Context } from 'hono'
import { notFound } from '#core/errors.ts'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import { cancelMaintenanceInput } from '#core/maintenance/inputs.ts'
import { type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { findMaintenance, newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { workOfMonth } from '#core/maintenance/work-of-month.ts'
import type { Actor } from '#core/operators/actor.ts'
import { instant, monthAfter } from '#core/words/times.ts'
import { checked } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import { changeInput, emptyPlan, planInput, planOf } from './plan-form.ts'
import { commandOf, whenReleased } from './publishing.ts'
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
    {
      method: 'GET',
      path: `${path}/:id`,
      needs: 'incident.read',
      handle: async (c, actor) => windowPage(deps, c, 'window', actor, await known(deps, c)),
    },
    {
      method: 'GET',
      path: `${path}/:id/cancel`,
      needs: 'maintenance.write',
      handle: async (c, actor) => windowPage(deps, c, 'cancel', actor, await known(deps, c)),
    },
    change('window', async (id, form, actor) => {
      const input = changeInput(form, await knownAs(deps, id))
      await changeMaintenance(deps, id, input, commandOf(actor, form))
      deps.wake(whenReleased)
    }),
    change('cancel', async (id, form, actor) => {
      const message = one(form, 'message').trim()
      const input = checked(cancelMaintenanceInput, {
        notify: audienceChosen(form),
        ...(message && { message }),
      })
      const series = one(form, 'series') === 'yes'
      await cancelMaintenance(deps, id, { ...input, series }, commandOf(actor, form))
      deps.wake(whenReleased)
    }),
  ]

  function change(
    page: 'window' | 'cancel',
    carryOut: (id: string, form: Form, actor: Actor) => Promise<void>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: page === 'cancel' ? `${path}/:id/cancel` : `${path}/:id`,
      needs: 'maintenance.write',
      handle: async (c, actor) => {
        const maintenance = await known(deps, c)
        const form = await formOf(c)
        try {
          await carryOut(maintenance.id, form, actor)
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
  page: 'window' | 'cancel',
  actor: Actor,
  maintenance: Maintenance,
  rooms: Rooms = {},
  status: Parameters<typeof consolePage>[5] = 200,
): Promise<Response> {
  const form = rooms.refused?.form ?? planOf(maintenance)
  return consolePage(deps, c, `${path}/${page}`, actor, { window: { maintenance, form }, ...rooms }, status)
}

function known(deps: ConsoleDeps, c: Context): Promise<Maintenance> {
  return knownAs(deps, c.req.param('id') ?? '')
}

async function knownAs(deps: ConsoleDeps, id: string): Promise<Maintenance> {
  const maintenance = /^MNT-[\d-]{14,20}$/.test(id) ? await findMaintenance(deps, id) : null
  if (!maintenance) throw notFound('planned work', id)
  return maintenance
}

function touches(maintenance: Maintenance, month: string): boolean {
  return startOf(maintenance) < monthAfter(month) && maintenance.scheduledUntil >= month
}
