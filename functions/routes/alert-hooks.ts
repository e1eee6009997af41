import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { alertDelivery, signalOf } from '#core/detection/alert.ts'
import { noteDelivery } from '#core/detection/hook-record.ts'
import type { SignalSource } from '#core/detection/signal.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import { Refusal } from '#core/errors.ts'
import { instant, minute } from '#core/words/times.ts'
import { sameSecret } from '../middleware/caller.ts'
import { withToken } from '../middleware/hook-token.ts'
import { jsonBody } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'

/** Milliseconds by which the clock of a sender may differ from ours. */
const skew = 5 * minute

/** Where Alertmanager and Grafana tell of alerts; each refuses everybody until its secret is set. */
export function alertHookRoutes(deps: RouteDeps) {
  const { content, clock, hookSecrets } = deps
  return new Hono()
    .post('/alertmanager', withToken(hookSecrets.alertToken), (c) => take(c, 'alertmanager'))
    .post(
      '/grafana',
      withSignature(hookSecrets.grafana, () => clock.now()),
      (c) => take(c, 'grafana'),
    )

  async function take(c: Context, source: SignalSource): Promise<Response> {
    const { alerts } = await jsonBody(c, alertDelivery)
    const now = instant(clock.now())
    const signals = alerts.flatMap((alert) => signalOf(content, source, alert, now) ?? [])
    const { result } = await takeSignals(deps, signals, { by: `hook:${source}` })
    const { learned, unmapped } = await noteDelivery(deps, source, signals, result.learned)
    const { opened } = result
    return c.json({ alerts: alerts.length, learned, opened: opened.map(({ id }) => id), unmapped })
  }
}

/** Grafana signs the body, or `timestamp:body` where it is told to send a time as well. */
function withSignature(secret: string | undefined, now: () => number) {
  return createMiddleware(async (c, next) => {
    if (!secret)
      throw new Refusal('unauthorized', 'This hook takes nothing until GRAFANA_HOOK_SECRET is set.')
    const given = c.req.header('X-Grafana-Alerting-Signature') ?? ''
    const timestamp = c.req.header('X-Grafana-Alerting-Timestamp')
    const body = new Uint8Array(await c.req.arrayBuffer())
    const head = utf8ToBytes(timestamp === undefined ? '' : `${timestamp}:`)
    const expected = bytesToHex(hmac(sha256, utf8ToBytes(secret), concatenated(head, body)))
    const refused = (why: string) => new Refusal('unauthorized', why)
    if (!sameSecret(given.toLowerCase(), expected))
      throw refused('X-Grafana-Alerting-Signature does not fit the body and GRAFANA_HOOK_SECRET.')
    if (timestamp !== undefined && !(Math.abs(now() - Number(timestamp) * 1000) <= skew))
      throw refused('X-Grafana-Alerting-Timestamp is more than five minutes from the time here.')
    await next()
  })
}

function concatenated(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length)
  bytes.set(one)
  bytes.set(other, one.length)
  return bytes
}
