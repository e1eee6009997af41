import type { Context } from 'hono'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { changeRole, setDisabled } from '#core/operators/change-role.ts'
import { invitations, invite, withdrawInvitation } from '#core/operators/invite.ts'
import type { Operator } from '#core/operators/operator.ts'
import { role } from '#core/operators/permissions.ts'
import { allOperators } from '#core/operators/record.ts'
import { emailAddress } from '#core/subscribers/subscriber.ts'
import type { TeamModel } from '#core/views/console/operator-models.ts'
import { listed } from '#core/words/times.ts'
import { checkedField } from '../../middleware/input.ts'
import { type ConsoleDeps, consolePage, formOf, refusedBecause, type Rooms, statusOf } from './desk.ts'
import type { ConsoleRoute } from './route.ts'
import { type Form, idIn, one } from './update-form.ts'

const path = '/admin/operators'

/** Who may come in, and as what. */
export function operatorRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'operator.write',
      handle: (c, actor) => page(c, actor),
    },
    change('invite', async (actor, form) => {
      const email = checkedField('email', emailAddress, one(form, 'email'))
      const given = { email, role: checkedField('role', role, one(form, 'role')) }
      const { secret } = await invite(deps, given, { by: callerOf(actor) })
      return `${deps.siteUrl}/admin/invitation?${new URLSearchParams({ token: secret }).toString()}`
    }),
    change('withdraw', async (actor, form) => {
      await withdrawInvitation(deps, idIn(form), { by: callerOf(actor) })
      return null
    }),
    change('role', async (actor, form) => {
      const wanted = checkedField('role', role, one(form, 'role'))
      await changeRole(deps, idIn(form), wanted, { by: callerOf(actor) })
      return null
    }),
    change('disable', async (actor, form) => {
      await setDisabled(deps, idIn(form), true, { by: callerOf(actor) })
      return null
    }),
    change('enable', async (actor, form) => {
      await setDisabled(deps, idIn(form), false, { by: callerOf(actor) })
      return null
    }),
  ]

  function change(
    what: string,
    carryOut: (actor: Actor, form: Form) => Promise<string | null>,
  ): ConsoleRoute {
    return {
      method: 'POST',
      path: `${path}/${what}`,
      needs: 'operator.write',
      proof: 'fresh',
      handle: async (c, actor) => {
        const form = await formOf(c)
        try {
          const link = await carryOut(actor, form)
          return link ? await page(c, actor, link) : c.redirect(path, 303)
        } catch (error) {
          return page(c, actor, null, { refused: refusedBecause(error, form) }, statusOf(error))
        }
      },
    }
  }

  async function page(
    c: Context,
    actor: Actor,
    link: string | null = null,
    rooms: Rooms = {},
    status: Parameters<typeof consolePage>[5] = 200,
  ): Promise<Response> {
    const team: TeamModel = {
      operators: (await allOperators(deps)).map((operator) => {
        const { id, name, email, role: as, disabledAt } = operator
        return { id, name, email, role: as, disabledAt, factors: factorsOf(operator) }
      }),
      invitations: await invitations(deps),
      link,
    }
    return consolePage(deps, c, path, actor, { team, ...rooms }, status)
  }
}

/** `password and code, 2 passkeys` */
function factorsOf({ password, totp, passkeys, identity }: Operator): string {
  const ways = [
    ...(password ? [totp ? 'password with code' : 'password only'] : []),
    ...(passkeys.length > 0 ? [passkeys.length === 1 ? 'passkey' : `${passkeys.length} passkeys`] : []),
    ...(identity ? ['identity provider'] : []),
  ]
  return listed(ways)
}
