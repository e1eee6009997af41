import { notFound } from '#core/errors.ts'
import type { Entry } from '#core/ports.ts'
import type { Channel } from '#core/subscribers/channel.ts'
import { eventKey, type HookEvent } from './event.ts'
import { type Attempt, attempts } from './log.ts'
import { type Answered, post } from './post.ts'
import { pageStatus } from './page-status.ts'
import { requestTo } from './request.ts'
import { type HookDeps, type HookSubscriber, tellHook } from './tell-hook.ts'
import { second } from '#core/words/times.ts'

/** Asks a hook whether it is there, now. */
export async function pingHook(deps: HookDeps, subscriber: HookSubscriber): Promise<Attempt> {
  return (await tellHook(deps, subscriber, { told: 'ping', notice: null, cause: 'ping' })).attempt
}

/** The same before it is anybody's, so that nothing is written down. */
export function tryChannel(deps: HookDeps, channel: Channel): Promise<Answered> {
  const { network, clock, ids } = deps
  const asked = requestTo(deps, { channel, token: '' }, `msg_${ids.id()}`, 'ping')
  return post(network, asked, { now: clock.now(), timeout: 10 * second })
}

/** Hands over once more what was said to it, as it was said and under the same name, now. */
export async function replay(deps: HookDeps, subscriber: HookSubscriber, notice: string): Promise<Attempt> {
  const had = (await attempts(deps.store, subscriber.id, 200)).some((each) => each.notice === notice)
  const [entry] = (had ? await deps.store.get([eventKey(notice)]) : []) as (Entry<HookEvent> | null)[]
  if (!entry) throw notFound('delivery', notice)
  const told = { event: entry.value, pageStatus: await pageStatus(deps, entry.value) }
  return (await tellHook(deps, subscriber, { told, notice, cause: 'replay' })).attempt
}
