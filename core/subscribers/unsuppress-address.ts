import { z } from 'zod'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { recounted } from './recounted.ts'
import { subscriberByEmail, suppressedKey } from './record.ts'
import { emailAddress } from './subscriber.ts'

export const unsuppressAddressInput = z.strictObject({ email: emailAddress })

/** Lets an address be written to again; answers whether it was suppressed. */
export function unsuppressAddress(deps: Deps, email: string, command: Command): Promise<Done<boolean>> {
  return carryOut(deps, command, async () => {
    const key = suppressedKey(email)
    const [[entry], subscriber] = await Promise.all([
      deps.store.get([key]),
      subscriberByEmail(deps.store, email),
    ])
    if (!entry) return { result: false, change: null }
    const counted = await recounted(deps.store, subscriber, false)
    return {
      result: true,
      change: {
        expect: [{ key, version: entry.version }, ...counted.expect],
        put: counted.put,
        remove: [key],
      },
      audit: { action: 'address.unsuppress', subject: subscriber?.id ?? 'address' },
    }
  })
}
