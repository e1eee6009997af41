import type { Context } from 'hono'
import { notFound } from '#core/errors.ts'
import { stepsAhead } from '#core/maintenance/catch-up.ts'
import type { Maintenance } from '#core/maintenance/maintenance.ts'
import { onwardFrom } from '#core/maintenance/onward.ts'
import { kindOf } from '#core/maintenance/post-maintenance-update.ts'
import { findMaintenance } from '#core/maintenance/record.ts'
import { maintenanceAudience } from '#core/notices/notice-of-maintenance.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import type { WorkModel } from '#core/views/console/planned-models.ts'
import { instant } from '#core/words/times.ts'
import type { ConsoleDeps } from './desk.ts'
import { emptyProgress } from './plan-form.ts'
import { sentNotice } from './read-cockpit.ts'
import type { Form } from './update-form.ts'

/** Everything that the page of one planned work shows; `form` is one that was refused and is to be shown again. */
export async function readWork(deps: ConsoleDeps, maintenance: Maintenance, form?: Form): Promise<WorkModel> {
  const audience = maintenanceAudience(maintenance)
  return {
    maintenance,
    form: form ?? emptyProgress(maintenance, instant(deps.clock.now())),
    ahead: stepsAhead(maintenance),
    onward: await Promise.all(
      onwardFrom(maintenance).map(async (status) => {
        const kind = kindOf(maintenance, { ...maintenance, status })
        return { status, people: await countAudience(deps, { kind, audience }) }
      }),
    ),
    sent: await sentNotice(deps, maintenance),
  }
}

/** The planned work that the address names. */
export async function knownWork(deps: ConsoleDeps, c: Context): Promise<Maintenance> {
  const id = c.req.param('id') ?? ''
  const maintenance = /^MNT-[\d-]{14,20}$/.test(id) ? await findMaintenance(deps, id) : null
  if (!maintenance) throw notFound('planned work', id)
  return maintenance
}
