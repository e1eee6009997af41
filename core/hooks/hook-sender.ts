import type { Outcome } from '#core/deliveries/outcome.ts'
import type { Sender } from '#core/deliveries/sender.ts'
import { Refusal } from '#core/errors.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { Entry } from '#core/ports.ts'
import { subscriberById } from '#core/subscribers/record.ts'
import { day, ms, second } from '#core/words/times.ts'
import { eventKey, type HookEvent } from './event.ts'
import { pageStatus } from './page-status.ts'
import { inWords } from './post.ts'
import { disabledAfter, giveUpAfter, pauseAfter } from './schedule.ts'
import { stopHook } from './stop-hook.ts'
import { type HookDeps, type HookSubscriber, tellHook, type Tried } from './tell-hook.ts'

/**
 * Tells programs and chats, each alone. What was said is handed over as it was frozen; where to, and what signs for it,
 * is as it stands at the attempt, so that a secret that was changed is not used again.
 */
export function hookSender(deps: HookDeps): Sender {
  return {
    batchLimit: 1,
    // The pause of each attempt comes with its refusal; what is left here is for a store that failed in between.
    retries: { pause: pauseAfter, longestPause: day, giveUpAfter: giveUpAfter + day, then: 'failed' },
    send: async (_key, notice, recipients) => {
      const outcomes: Outcome[] = []
      for (const { subscriber } of recipients) outcomes.push(await tell(deps, notice, subscriber))
      return outcomes
    },
  }
}

async function tell(deps: HookDeps, notice: Notice, id: string): Promise<Outcome> {
  const [subscriber, [entry]] = await Promise.all([
    subscriberById(deps.store, id),
    deps.store.get([eventKey(notice.id)]) as Promise<(Entry<HookEvent> | null)[]>,
  ])
  if (!subscriber?.channel) return { state: 'left' }
  if (subscriber.channel.stopped) return { state: 'suppressed', reason: 'sending to it is stopped' }
  if (!entry) return { state: 'failed', reason: 'what was said is not kept any more' }
  const hook = subscriber as HookSubscriber
  const told = { event: entry.value, pageStatus: await pageStatus(deps, entry.value) }
  const tried = await tellHook(deps, hook, { told, notice: notice.id, cause: 'notice' })
  const { attempt, answer, pause } = tried
  if (attempt.delivered) return { state: 'sent' }
  const because = ending(hook, tried)
  if (because) await stopHook(deps, id, { because, said: inWords(answer) }, { by: 'delivery' })
  if (because || pause === null || unreadable(hook, tried))
    return { state: 'failed', reason: inWords(answer) }
  throw new Refusal('unavailable', inWords(answer), { retryAfter: Math.ceil(pause / second) })
}

/** Why nothing more is sent there at all; null while it makes sense. */
function ending(
  { channel }: HookSubscriber,
  { answer, attempt, failingSince }: Tried,
): 'gone' | 'failing' | null {
  const gone = answer.status === 410 || (channel.kind !== 'webhook' && answer.status === 404)
  if (gone) return 'gone'
  return failingSince !== null && ms(attempt.at) - ms(failingSince) >= disabledAfter ? 'failing' : null
}

/** A chat that cannot read a message will not read it later. */
function unreadable({ channel }: HookSubscriber, { answer }: Tried): boolean {
  return channel.kind !== 'webhook' && answer.status !== null && [400, 413, 422].includes(answer.status)
}
