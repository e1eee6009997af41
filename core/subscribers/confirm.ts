import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import {
  type Confirmation,
  confirmationKey,
  confirmationSentKey,
  emailKey,
  subscriberById,
  subscriberKey,
  tokenKey,
} from './record.ts'
import type { Subscriber } from './subscriber.ts'

/** What a confirmation would do, for the page with the button; null when it has expired or was used. */
export async function pendingConfirmation(
  { store }: Pick<Deps, 'store'>,
  secret: string,
): Promise<Confirmation | null> {
  const [entry] = await store.get([confirmationKey(secret)])
  return (entry?.value as Confirmation | undefined) ?? null
}

/** Makes the person a subscriber with the wishes they asked for, once; refuses an expired or used secret. */
export async function confirm(deps: Deps, secret: string, command: Command): Promise<Subscriber> {
  const { result } = await carryOut(deps, command, async () => {
    const key = confirmationKey(secret)
    const [waiting] = await deps.store.get([key])
    if (!waiting) throw notFound('confirmation', 'with this token')
    const { email, wishes } = waiting.value as Confirmation
    const [known] = await deps.store.get([emailKey(email)])
    const earlier = known ? await subscriberById(deps.store, (known.value as { id: string }).id) : null

    const subscriber: Subscriber = {
      id: earlier?.id ?? deps.ids.id(),
      email,
      token: earlier?.token ?? deps.ids.secret(),
      confirmedAt: earlier?.confirmedAt ?? instant(deps.clock.now()),
      ...wishes,
    }
    const { id, token } = subscriber
    const before = await countedAs(deps.store, subscriber)
    const counted = await countMoved(deps.store, countPlace(id), [
      ...(before.alike ? [{ ...before.alike, by: -1 }] : []),
      { wishes, suppressed: before.suppressed, by: 1 },
    ])
    return {
      result: subscriber,
      change: {
        expect: [
          { key, version: waiting.version },
          { key: emailKey(email), version: known?.version ?? null },
          ...before.expect,
          ...counted.expect,
        ],
        put: [
          { key: subscriberKey(id), value: subscriber },
          { key: emailKey(email), value: { id } },
          { key: tokenKey(token), value: { id } },
          ...counted.put,
        ],
        remove: [key, confirmationSentKey(email)],
      },
      audit: { action: 'subscriber.confirm', subject: id },
    }
  })
  return result
}
