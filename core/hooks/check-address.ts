import { invalid, quoted } from '#core/errors.ts'
import { parseAddress } from '#core/network/address.ts'
import { isIn, type Range } from '#core/network/ranges.ts'
import { plainHost, targetOf } from '#core/network/target.ts'
import { Unreached } from '#core/ports.ts'
import type { HookKind } from '#core/subscribers/channel.ts'

/** Where each product takes messages; a webhook may stand anywhere. */
const hosts: Record<Exclude<HookKind, 'webhook'>, { like: string; known: RegExp }> = {
  slack: { like: 'https://hooks.slack.com/services/…', known: /^hooks\.slack(-gov)?\.com$/ },
  teams: {
    like: 'https://….logic.azure.com/workflows/…',
    known: /(^|\.)(webhook\.office\.com|logic\.azure\.(com|us)|powerplatform\.(com|us))$/,
  },
  discord: { like: 'https://discord.com/api/webhooks/…', known: /^((ptb|canary)\.)?discord(app)?\.com$/ },
  google_chat: { like: 'https://chat.googleapis.com/v1/spaces/…', known: /^chat\.googleapis\.com$/ },
}

/**
 * Refuses an address to which this kind is not sent. Only an address of the operator's own net, which they allowed, may
 * do without TLS, and stand in for the product.
 */
export function checkHookAddress(kind: HookKind, url: string, allowed: readonly Range[]): void {
  const target = parsed(url)
  const host = target ? plainHost(target) : ''
  const literal = parseAddress(host)
  if (literal !== null && isIn(literal, allowed)) return
  const like = kind === 'webhook' ? 'https://example.com/hook' : hosts[kind].like
  const taken = kind === 'webhook' || hosts[kind].known.test(host)
  if (target?.protocol === 'https:' && taken && (target.port === '' || kind === 'webhook')) return
  throw invalid({ field: 'channel.url', expected: `an address like ${like}`, got: quoted(url) })
}

function parsed(url: string): URL | null {
  try {
    return targetOf(url)
  } catch (error) {
    if (error instanceof Unreached) return null
    throw error
  }
}
