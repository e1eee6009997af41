import { knownIncident } from '#core/handling/known-incident.ts'
import { acknowledge, handOver, note, tick } from '#core/handling/handle.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { line, message } from '#core/words/schema.ts'
import { checkedField } from '../../middleware/input.ts'
import { type ConsoleDeps, formOf } from './desk.ts'
import type { Permission } from '#core/operators/permissions.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, one } from './update-form.ts'

/** What the team does about an incident, none of it public. */
export function handlingRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    act('acknowledge', 'incident.publish', (id, _, actor) => acknowledge(deps, id, { by: callerOf(actor) })),
    act('commander', 'incident.command', (id, form, actor) => {
      const commander = checkedField('commander', line(100), one(form, 'commander'))
      return handOver(deps, id, commander, { by: callerOf(actor) })
    }),
    act('notes', 'incident.publish', (id, form, actor) =>
      note(deps, id, checkedField('note', message, one(form, 'note')), { by: callerOf(actor) }),
    ),
    act('ticks', 'incident.publish', (id, form, actor) => {
      const given = { step: one(form, 'step'), done: one(form, 'done') === 'yes' }
      return tick(deps, id, given, { by: callerOf(actor) })
    }),
  ]

  function act(
    what: string,
    needs: Permission,
    carryOut: (id: string, form: Form, actor: Actor) => Promise<unknown>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: `/admin/incidents/:id{INC-[-0-9]+}/${what}`,
      needs,
      handle: async (c, actor) => {
        const { incident, visibility } = await knownIncident(deps, c.req.param('id') ?? '')
        await carryOut(incident.id, await formOf(c), actor)
        const room = visibility === 'public' ? 'incidents' : 'private'
        return c.redirect(`/admin/${room}/${incident.id}`, 303)
      },
    }
  }
}
