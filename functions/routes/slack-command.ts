import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { runCommand } from '#core/chat/run-command.ts'
import { digest } from '#core/digest.ts'
import { Refusal } from '#core/errors.ts'
import { minute, second } from '#core/words/times.ts'
import { sameSecret } from '../middleware/caller.ts'
import type { RouteDeps } from './context.ts'

/** Milliseconds by which the time of a signature may differ from ours. */
const skew = 5 * minute
/** For so long what is told by email can be stopped in the console. */
const holdSeconds = 30

/** Where Slack brings what somebody wrote after `/incident`; it refuses everybody until its secret is set. */
export function slackCommandRoutes(deps: RouteDeps) {
  return new Hono().post(
    '/',
    signed(deps.hookSecrets.slack, () => deps.clock.now()),
    async (c) => {
      const form = new URLSearchParams(await c.req.text())
      const [text, user, trigger] = [
        form.get('text') ?? '',
        form.get('user_id') ?? '',
        form.get('trigger_id') ?? '',
      ]
      const by = /^\w{1,40}$/.test(user) ? `slack:${user}` : 'slack'
      const once = /^[\x21-\x7e]{1,200}$/.test(trigger) ? { key: trigger, request: digest(text) } : null
      const { text: said, everybody } = await runCommand(deps, text, {
        by,
        holdSeconds,
        ...(once && { once }),
      })
      return c.json({ response_type: everybody ? 'in_channel' : 'ephemeral', text: said })
    },
  )
}

/** As Slack signs: `v0=` and the HMAC-SHA256 of version, time and body. */
function signed(secret: string | undefined, now: () => number) {
  return createMiddleware(async (c, next) => {
    const refused = (why: string) => new Refusal('unauthorized', why)
    if (!secret) throw refused('This hook takes nothing until SLACK_SIGNING_SECRET is set.')
    const timestamp = c.req.header('X-Slack-Request-Timestamp') ?? ''
    const base = utf8ToBytes(`v0:${timestamp}:${await c.req.text()}`)
    const expected = `v0=${bytesToHex(hmac(sha256, utf8ToBytes(secret), base))}`
    if (!sameSecret(c.req.header('X-Slack-Signature') ?? '', expected))
      throw refused('X-Slack-Signature does not fit the body and SLACK_SIGNING_SECRET.')
    if (!/^\d+$/.test(timestamp) || Math.abs(now() - Number(timestamp) * second) > skew)
      throw refused('X-Slack-Request-Timestamp is more than five minutes from the time here.')
    await next()
  })
}
