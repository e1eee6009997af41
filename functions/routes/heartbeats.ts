import { Hono } from 'hono'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import { beatInput, heartbeatNamed, takeBeat } from '#core/probes/take-beat.ts'
import { sameSecret } from '../middleware/caller.ts'
import { secretIn } from '../middleware/hook-token.ts'
import { checked, jsonBody } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'

/** Where jobs report themselves; with ALERT_HOOK_TOKEN, or with a token of their own that content/probes.yaml knows. */
export function heartbeatRoutes(deps: RouteDeps) {
  return new Hono().post('/:id', async (c) => {
    const id = c.req.param('id')
    refuseStranger(id, secretIn(c.req.header('Authorization') ?? ''))
    const probe = heartbeatNamed(deps, id)
    const empty = c.req.header('Content-Type') === undefined
    const beat = await takeBeat(deps, probe, empty ? checked(beatInput, {}) : await jsonBody(c, beatInput))
    return c.json({ heartbeat: id, at: beat.at, ok: beat.ok })
  })

  /** Whoever may not come in does not learn either which heartbeats there are. */
  function refuseStranger(id: string, given: string | null): void {
    const { alertToken } = deps.hookSecrets
    const own = deps.content.probes.probes.find((probe) => probe.id === id)?.heartbeat?.token
    if (given !== null && own && sameSecret(`sha256:${digest(given)}`, own)) return
    if (given !== null && !own && alertToken && sameSecret(given, alertToken)) return
    throw new Refusal(
      'unauthorized',
      'Send the token of this heartbeat as a bearer token: its own where content/probes.yaml names one, else ALERT_HOOK_TOKEN. Without either, nothing is taken.',
    )
  }
}
