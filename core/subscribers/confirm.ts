import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { oldSecretLives } from '#core/hooks/schedule.ts'
import { instant } from '#core/words/times.ts'
import { countedAs, countMoved, countPlace } from './count.ts'
import { kept } from './keep.ts'
import { type Confirmation, confirmationKey, confirmationSentKey, leadKey } from './record.ts'
import type { Channel } from './channel.ts'
import type { Subscriber } from './subscriber.ts'
import { complete, type Wishes } from './wishes.ts'

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
    const asked = waiting.value as Confirmation
    const { email, channel } = asked
    const lead = leadKey(asked)
    const [known] = await deps.store.get([lead])
    const id = (known?.value as { id: string } | undefined)?.id ?? deps.ids.id()
    const before = await countedAs(deps.store, { id, email })
    const earlier = before.subscriber

    const wished: Subscriber = {
      ...earlier,
      id,
      email,
      token: earlier?.token ?? deps.ids.secret(),
      confirmedAt: earlier?.confirmedAt ?? instant(deps.clock.now()),
      ...wishesAfter(earlier, asked),
      ...(channel && { channel: withSecretBefore(channel, earlier, deps.clock.now()) }),
    }
    const { subscriber, put, remove } = kept(earlier, wished, deps.clock.now())
    const counted = await countMoved(deps.store, countPlace(id), [
      ...(before.alike ? [{ ...before.alike, by: -1 }] : []),
      // A hook that is confirmed anew is started anew.
      { wishes: subscriber, suppressed: channel ? false : before.suppressed, by: 1 },
    ])
    return {
      result: subscriber,
      change: {
        expect: [
          { key, version: waiting.version },
          { key: lead, version: known?.version ?? null },
          ...before.expect,
          ...counted.expect,
        ],
        put: [...put, ...counted.put],
        remove: [...remove, key, confirmationSentKey(email, channel)],
      },
      audit: { action: 'subscriber.confirm', subject: id },
    }
  })
  return result
}

/** Of a hook that is asked for again, what signed until now does so for a while yet. */
function withSecretBefore(channel: Channel, earlier: Subscriber | null, now: number): Channel {
  const secret = earlier?.channel?.secret
  return secret === undefined
    ? channel
    : { ...channel, oldSecret: { secret, until: instant(now + oldSecretLives) } }
}

/** What was asked for last, and every incident that was ever asked for. */
function wishesAfter(earlier: Subscriber | null, { wishes, follow }: Confirmation): Wishes {
  const before = complete(
    earlier ?? { updates: 'none', postmortems: false, language: follow?.language ?? null },
  )
  const incidents = [...before.incidents, ...(follow ? [follow.incident] : [])]
  return { ...before, ...(wishes && complete(wishes)), incidents: [...new Set(incidents)] }
}
