import type { Key, Put } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import { digestingAfter } from './digesting.ts'
import { followKey, leadKey, subscriberKey, tokenKey } from './record.ts'
import type { Subscriber } from './subscriber.ts'

/** Orders whose digest is due by the time it is. */
export const digestDueKey = (dueAt: Instant, id: string): Key => ['digest-due', dueAt, id]

/** What is written of a subscriber, and what leads to them; `before` is what they were. */
export function kept(
  before: Subscriber | null,
  wished: Subscriber,
  now: number,
): { subscriber: Subscriber; put: Put[]; remove: Key[] } {
  const { digesting: _digesting, ...rest } = wished
  const digesting = digestingAfter(before, wished, now)
  return written(before, { ...rest, ...(digesting && { digesting }) })
}

/** The same for what is decided already. */
export function written(
  before: Subscriber | null,
  subscriber: Subscriber,
): { subscriber: Subscriber; put: Put[]; remove: Key[] } {
  const { id, token } = subscriber
  const leads = leadsTo(subscriber)
  const stale = before ? leadsTo(before).filter((key) => !leads.some((each) => same(each, key))) : []
  return {
    subscriber,
    put: [
      { key: subscriberKey(id), value: subscriber },
      ...(before
        ? []
        : [
            { key: leadKey(subscriber), value: { id } },
            { key: tokenKey(token), value: { id } },
          ]),
      ...leads.map((key) => ({ key, value: {} })),
    ],
    remove: stale,
  }
}

/** What is found by somebody's wishes and must go when these do. */
export function leadsTo({ id, digesting, incidents }: Subscriber): Key[] {
  return [
    ...(digesting ? [digestDueKey(digesting.dueAt, id)] : []),
    ...incidents.map((incident) => followKey(incident, id)),
  ]
}

function same(one: Key, other: Key): boolean {
  return one.join('\n') === other.join('\n')
}
