import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { providerEvent } from '#core/deliveries/provider-event.ts'
import { recordOutcome } from '#core/deliveries/record-outcome.ts'
import { Refusal } from '#core/errors.ts'
import { minute, second } from '#core/words/times.ts'
import { sameSecret } from '../middleware/caller.ts'
import { jsonBody } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'

/** Milliseconds by which the time of a signature may differ from ours. */
const skew = 5 * minute

/** Where Resend says what became of each email; it refuses everybody until its secret is set. */
export function resendHookRoutes(deps: RouteDeps) {
  const { hookSecrets, clock } = deps
  return new Hono().post(
    '/',
    signed(hookSecrets.resend, () => clock.now()),
    async (c) => {
      const known = await recordOutcome(deps, await jsonBody(c, providerEvent))
      return c.json({ known })
    },
  )
}

/** As Svix signs: HMAC-SHA256 over id, time and body; while a secret is being changed there are several signatures. */
function signed(secret: string | undefined, now: () => number) {
  return createMiddleware(async (c, next) => {
    const refused = (why: string) => new Refusal('unauthorized', why)
    if (!secret) throw refused('This hook takes nothing until RESEND_WEBHOOK_SECRET is set.')
    const header = (name: string) => c.req.header(`svix-${name}`) ?? c.req.header(`webhook-${name}`) ?? ''
    const [id, timestamp, given] = [header('id'), header('timestamp'), header('signature')]
    const body = new Uint8Array(await c.req.arrayBuffer())
    const expected = signature(secret, `${id}.${timestamp}.`, body)
    if (!given.split(' ').some((each) => sameSecret(each, expected)))
      throw refused('The signature does not fit the body and RESEND_WEBHOOK_SECRET.')
    if (!(Math.abs(now() - Number(timestamp) * second) <= skew))
      throw refused('The time of the signature is more than five minutes from the time here.')
    await next()
  })
}

function signature(secret: string, head: string, body: Uint8Array): string {
  const key = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (char) => char.charCodeAt(0))
  const mac = hmac.create(sha256, key).update(utf8ToBytes(head)).update(body).digest()
  return `v1,${btoa(String.fromCharCode(...mac))}`
}
