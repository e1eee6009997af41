import { lastChannelTest, testChannels } from '#core/escalation/test-channels.ts'
import { callerNames } from '#core/operators/names.ts'
import { turnAfter, turnAt } from '#core/team/rota.ts'
import { instant } from '#core/words/times.ts'
import { type ConsoleDeps, consolePage, formOf } from './desk.ts'
import { commandOf } from './publishing.ts'
import type { ConsoleRoute } from './route.ts'

/** Who answers, whose turn it is, and whether they can be reached. */
export function teamRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: '/admin/team',
      needs: 'incident.read',
      handle: async (c, actor) => {
        const { rota } = deps.content.team
        const now = rota && turnAt(rota, instant(deps.clock.now()))
        const test = await lastChannelTest(deps)
        const names = await callerNames(deps.store, [test])
        const calling = {
          turn: rota && now ? { now, next: turnAfter(rota, now) } : null,
          slack: deps.teamSlack,
          pager: deps.teamPager ?? false,
          test: test && { ...test, name: names[test.by] ?? 'somebody' },
        }
        return consolePage(deps, c, '/admin/team', actor, { calling })
      },
    },
    {
      method: 'POST',
      path: '/admin/team/test',
      needs: 'incident.publish',
      handle: async (c, actor) => {
        await testChannels(deps, commandOf(actor, await formOf(c)))
        return c.redirect('/admin/team#test', 303)
      },
    },
  ]
}
