import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import type { Network, Store } from '#core/ports.ts'
import type { Channel } from '#core/subscribers/channel.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'
import { instant, second } from '#core/words/times.ts'
import { type Attempt, attemptPuts, attempts, healthOf } from './log.ts'
import { type Answered, post, taken } from './post.ts'
import { requestTo, type Told } from './request.ts'
import { giveUpAfter, pauseAfter } from './schedule.ts'

export interface HookDeps extends Deps {
  network: Network
}

/** Somebody who is told over a hook. */
export type HookSubscriber = Subscriber & { channel: Channel }

export interface Telling {
  told: Told
  /** The notice; null for a ping. */
  notice: string | null
  cause: Attempt['cause']
}

export interface Tried {
  attempt: Attempt
  answer: Answered
  /** Milliseconds until the next attempt; null where there is none. */
  pause: number | null
  /** Since when nothing was taken; null where this was. */
  failingSince: string | null
}

/** People wait for the answer to these. */
const patience = 10 * second

/** Hands something to a hook once, and writes down what came of it, for whoever looks after it. */
export async function tellHook(
  deps: HookDeps,
  subscriber: HookSubscriber,
  { told, notice, cause }: Telling,
): Promise<Tried> {
  const { store, network, clock, ids } = deps
  const { id, channel, token } = subscriber
  const message = `msg_${notice === null ? ids.id() : `${notice}_${id}`}`
  const type = told === 'ping' ? 'ping' : told.event.type
  const asked = requestTo(deps, { channel, token }, message, told)
  const timeout = cause === 'notice' ? {} : { timeout: patience }
  const answer = await post(network, asked, { now: clock.now(), ...timeout })
  const now = clock.now()
  const delivered = taken(answer)
  const pause = delivered || cause !== 'notice' ? null : await nextPause(store, id, message, answer, now)
  const [health = null] = await healthOf(store, [id])
  const { status, milliseconds, said } = answer
  const nextAt = pause === null ? null : instant(now + pause)
  const attempt: Attempt = {
    at: instant(now),
    type,
    message,
    notice,
    cause,
    status,
    milliseconds,
    said,
    delivered,
    nextAt,
  }
  await store.commit({ expect: [], put: attemptPuts(id, ids.id(), attempt, health), remove: [] })
  const failingSince = delivered ? null : (health?.failingSince ?? attempt.at)
  return { attempt, answer, pause, failingSince }
}

/** As published, moved a little so that not everybody's next attempt comes at once; what the answer wants goes before. */
async function nextPause(
  store: Store,
  subscriber: string,
  message: string,
  { retryAfter }: Answered,
  now: number,
): Promise<number | null> {
  const earlier = (await attempts(store, subscriber, 100)).filter(
    (each) => each.message === message && each.cause === 'notice',
  )
  const first = earlier.at(-1)
  const number = earlier.length + 1
  const pause = retryAfter ?? pauseAfter(number) * spread(`${message} ${number}`)
  const since = first ? now - Date.parse(first.at) : 0
  return since + pause > giveUpAfter ? null : Math.round(pause)
}

/** From 0.9 to 1.1, the same for the same attempt. */
function spread(name: string): number {
  return 0.9 + Number.parseInt(digest(name).slice(0, 4), 16) / 0xffff / 5
}
