import { z } from 'zod'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { instant } from '#core/words/times.ts'
import { recounted } from './recounted.ts'
import { subscriberByEmail, suppressedKey } from './record.ts'
import { emailAddress } from './subscriber.ts'
import type { Suppression } from './suppressed.ts'

export const suppressAddressInput = z.strictObject({
  email: emailAddress,
  reason: z.enum(['asked', 'bounced', 'complained']).default('asked'),
})
export type SuppressAddressInput = z.infer<typeof suppressAddressInput>

/** Sends nothing more to an address, whatever it is subscribed to or asks for; a second time changes nothing. */
export function suppressAddress(
  deps: Deps,
  { email, reason }: SuppressAddressInput,
  command: Command,
): Promise<Done<Suppression>> {
  return carryOut(deps, command, async () => {
    const key = suppressedKey(email)
    const [[entry], subscriber] = await Promise.all([
      deps.store.get([key]),
      subscriberByEmail(deps.store, email),
    ])
    if (entry) return { result: entry.value as Suppression, change: null }
    const suppression: Suppression = { reason, at: instant(deps.clock.now()), by: command.by }
    const counted = await recounted(deps.store, subscriber, reason)
    return {
      result: suppression,
      change: {
        expect: [{ key, version: null }, ...counted.expect],
        put: [{ key, value: suppression }, ...counted.put],
        remove: [],
      },
      audit: { action: 'address.suppress', subject: subscriber?.id ?? 'address', detail: { reason } },
    }
  })
}
