import { z } from 'zod'
import { componentNamed } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { severityId } from '#core/severity/levels.ts'
import { componentName } from '#core/words/schema.ts'
import { concerned, severeEnough } from './audience.ts'
import { type HookHealth, healthOf } from '#core/hooks/log.ts'
import { type Channel, channelKind, hostOfHook } from './channel.ts'
import { countSubscribers } from './count.ts'
import { newestSubscribers } from './record.ts'
import type { Subscriber } from './subscriber.ts'
import type { Wishes } from './wishes.ts'
import { suppressedAmong, type SuppressionReason } from './suppressed.ts'

export const subscriberState = z.enum(['active', 'suppressed'])
export type SubscriberState = z.infer<typeof subscriberState>

export const extent = z.enum(['all', 'ends', 'planned', 'postmortems', 'none'])

/** Whom to show; a person who asked for everything wants every component and every severity. */
export const subscriberFilter = z.strictObject({
  /** Part of the address. */
  search: z.string().max(254).optional(),
  component: componentName.optional(),
  severity: severityId.optional(),
  updates: extent.optional(),
  when: z.enum(['once', 'digest', 'quiet']).optional(),
  state: subscriberState.optional(),
  channel: channelKind.optional(),
})
export type SubscriberFilter = z.infer<typeof subscriberFilter>

export interface ListedSubscriber extends Omit<Subscriber, 'token' | 'channel'> {
  /** Where they are told unless by email; the whole address and what signs are theirs alone. */
  channel?: ListedChannel
  state: SubscriberState
  /** Why nothing is sent to the address. */
  reason: SuppressionReason | null
}

export interface ListedChannel extends Pick<Channel, 'kind' | 'shape' | 'stopped'> {
  host: string
  /** What became of what was sent there last; null where nothing was. */
  last: HookHealth['last'] | null
}

export interface SubscriberPage {
  /** Newest first. */
  items: ListedSubscriber[]
  /** Everybody, whatever the filter. */
  total: number
  /** The id to go on after; null at the end. A page with a filter may be short, or empty, and still have one. */
  next: string | null
}

const pageOfStore = 250
const mostLookedAt = 2000

/** A page of subscribers after the one named; looks at no more than 2,000 of them. */
export async function listSubscribers(
  deps: Pick<Deps, 'store' | 'content'>,
  { limit, after, ...filter }: SubscriberFilter & { limit: number; after: string | null },
): Promise<SubscriberPage> {
  const matches = matching(deps, filter)
  const items: ListedSubscriber[] = []
  let last = after
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += pageOfStore) {
    const page = await newestSubscribers(deps.store, last, pageOfStore)
    for (const each of await listed(deps, page.filter(matches))) {
      if (filter.state && each.state !== filter.state) continue
      if (items.length === limit) return withTotal(deps, items, items.at(-1)?.id ?? null)
      items.push(each)
    }
    if (page.length < pageOfStore) return withTotal(deps, items, null)
    last = page.at(-1)?.id ?? null
  }
  return withTotal(deps, items, last)
}

/** With what keeps an address from being written to. */
export async function listed(
  { store }: Pick<Deps, 'store'>,
  subscribers: readonly Subscriber[],
): Promise<ListedSubscriber[]> {
  const [suppressed, health] = await Promise.all([
    suppressedAmong(
      store,
      subscribers.map(({ email }) => email),
    ),
    healthBySubscriber(store, subscribers),
  ])
  return subscribers.map(({ token: _token, channel, ...subscriber }) => {
    const reason = channel ? null : (suppressed.get(subscriber.email)?.reason ?? null)
    const quiet = channel ? channel.stopped !== undefined : reason !== null
    return {
      ...subscriber,
      ...(channel && { channel: listedChannel(channel, health.get(subscriber.id) ?? null) }),
      reason,
      state: quiet ? 'suppressed' : 'active',
    }
  })
}

function listedChannel(channel: Channel, health: HookHealth | null): ListedChannel {
  const { kind, shape, stopped } = channel
  return {
    kind,
    host: hostOfHook(channel),
    ...(shape && { shape }),
    ...(stopped && { stopped }),
    last: health?.last ?? null,
  }
}

async function healthBySubscriber(
  store: Deps['store'],
  subscribers: readonly Subscriber[],
): Promise<Map<string, HookHealth | null>> {
  const ids = subscribers.filter(({ channel }) => channel).map(({ id }) => id)
  const found = await healthOf(store, ids)
  return new Map(ids.map((id, index) => [id, found[index] ?? null]))
}

const ways: Record<NonNullable<SubscriberFilter['when']>, (wishes: Wishes) => boolean> = {
  once: ({ digest }) => digest === null,
  digest: ({ digest }) => digest !== null,
  quiet: ({ quietHours }) => quietHours !== null,
}

function matching(
  { content }: Pick<Deps, 'content'>,
  { search, component, severity, updates, when, channel: kind }: SubscriberFilter,
): (subscriber: Subscriber) => boolean {
  const part = search?.trim().toLowerCase() ?? ''
  const wanted = component && componentNamed(content.catalogue, component, 'component').id
  return ({ email, channel, ...wishes }) =>
    (!kind || (channel?.kind ?? 'email') === kind) &&
    email.toLowerCase().includes(part) &&
    (!wanted || concerned(content.catalogue, wishes, [wanted])) &&
    (!severity || severeEnough(wishes, severity)) &&
    (!updates || wishes.updates === updates) &&
    (!when || ways[when](wishes))
}

async function withTotal(
  { store }: Pick<Deps, 'store'>,
  items: ListedSubscriber[],
  next: string | null,
): Promise<SubscriberPage> {
  return { items, total: await countSubscribers(store), next }
}
