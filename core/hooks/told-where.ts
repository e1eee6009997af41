import type { DeliveredTo, DeliveryRead } from '#core/deliveries/read-delivery.ts'
import type { Deps } from '#core/deps.ts'
import { type HookKind, hostOfHook } from '#core/subscribers/channel.ts'
import { subscriberKey } from '#core/subscribers/record.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'

/** Where somebody is told who is not told by email; the address itself is a secret of most products. */
export interface ToldWhere {
  kind: HookKind
  host: string
}

export interface DeliveryWhere extends DeliveryRead {
  /** Without a channel: by email, or they have left. */
  items: (DeliveredTo & { channel: ToldWhere | null })[]
}

/** Adds to each of those who were told the channel that they have. */
export async function toldWhere(
  { store }: Pick<Deps, 'store'>,
  delivery: DeliveryRead,
): Promise<DeliveryWhere> {
  const { items } = delivery
  const found =
    items.length > 0 ? await store.get(items.map(({ subscriber }) => subscriberKey(subscriber))) : []
  return {
    ...delivery,
    items: items.map((item, index) => {
      const { channel } = (found[index]?.value as Subscriber | undefined) ?? {}
      return { ...item, channel: channel ? { kind: channel.kind, host: hostOfHook(channel) } : null }
    }),
  }
}
