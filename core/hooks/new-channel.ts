import type { Deps } from '#core/deps.ts'
import type { Channel, ChannelInput } from '#core/subscribers/channel.ts'
import { checkHookAddress } from './check-address.ts'
import { hookSecret } from './sign.ts'

/** A hook as it is asked for, with a secret of its own where it is a webhook; refuses an address that is none of its kind. */
export function newChannel(
  { ids, allowedRanges = [] }: Pick<Deps, 'ids' | 'allowedRanges'>,
  { kind, url, shape = 'own' }: ChannelInput,
): Channel {
  checkHookAddress(kind, url, allowedRanges)
  if (kind !== 'webhook') return { kind, url }
  return { kind, url, secret: hookSecret(ids.secret()), ...(shape !== 'own' && { shape }) }
}
