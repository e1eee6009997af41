import type { Context } from 'hono'
import { decideUnknown, unknownDecision } from '#core/deliveries/decide-unknown.ts'
import { resumeSending, stopSending } from '#core/deliveries/sending.ts'
import { withholdNotice } from '#core/notices/withhold-notice.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { line, recordId } from '#core/words/schema.ts'
import { checked, checkedField } from '../../middleware/input.ts'
import type { ConsoleDeps } from './desk.ts'
import { formOf } from './desk.ts'
import { wayBack } from './door.ts'
import type { ConsoleRoute } from './route.ts'
import { one } from './update-form.ts'

/** Takes one notice back before anybody is written to. */
export function withholdRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'POST',
      path: '/admin/sent/:notice/withhold',
      needs: 'sending.stop',
      handle: async (c, actor) => {
        const { incident } = await withholdNotice(
          deps,
          checkedField('notice', recordId, c.req.param('notice')),
          { by: callerOf(actor) },
        )
        return c.redirect(roomOf(incident), 303)
      },
    },
  ]
}

/** Stops everything that is sent, and lets it go on. */
export function sendingRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'POST',
      path: '/admin/sent/:notice/unknown',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        const notice = checkedField('notice', recordId, c.req.param('notice'))
        const decided = checked(unknownDecision, { decision: one(await formOf(c), 'decision') })
        await decideUnknown(deps, notice, decided, by(actor))
        return c.redirect(`/admin/sent/${notice}`, 303)
      },
    },
    {
      method: 'POST',
      path: '/admin/sending/stop',
      needs: 'sending.stop',
      handle: (c, actor) =>
        then(c, async (why) => {
          await stopSending(deps, checkedField('why', line(200), why), by(actor))
        }),
    },
    {
      method: 'POST',
      path: '/admin/sending/resume',
      needs: 'sending.stop',
      handle: (c, actor) => then(c, () => resumeSending(deps, by(actor))),
    },
  ]
}

/** Where the notice came from. */
function roomOf(about: string | null): string {
  if (about?.startsWith('INC-')) return `/admin/incidents/${about}`
  return about?.startsWith('MNT-') ? `/admin/planned/${about}` : '/admin/sent'
}

function by(actor: Actor) {
  return { by: callerOf(actor) }
}

async function then(c: Context, act: (why: string) => Promise<void>): Promise<Response> {
  const form = await formOf(c)
  await act(one(form, 'why'))
  return c.redirect(wayBack(one(form, 'to')), 303)
}
