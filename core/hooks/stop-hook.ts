import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { noticePuts } from '#core/notices/record.ts'
import type { Channel, Stopped } from '#core/subscribers/channel.ts'
import { instant } from '#core/words/times.ts'
import { changedHook } from './changed-hook.ts'
import { hookStoppedMail } from './mails.ts'

/** Sends nothing more to a hook, and writes to the address that answers for it unless it paused it itself. */
export async function stopHook(
  deps: Deps,
  id: string,
  { because, said = '' }: Pick<Stopped, 'because' | 'said'>,
  command: Command,
): Promise<Channel | null> {
  const { result } = await carryOut(deps, command, async () => {
    const at = instant(deps.clock.now())
    const stopped: Stopped = { at, because, ...(said && { said }) }
    const changed = await changedHook(deps, id, (channel) =>
      channel.stopped ? null : { ...channel, stopped },
    )
    if (!changed) return { result: null, change: null }
    const { subscriber, change } = changed
    const mail = because === 'paused' ? [] : noticePuts(hookStoppedMail(deps, subscriber, stopped))
    return {
      result: subscriber.channel,
      change: { ...change, put: [...change.put, ...mail] },
      audit: { action: 'hook.stop', subject: id, detail: { because } },
    }
  })
  return result
}

/** Sends to it again what is said from now on. */
export async function startHook(deps: Deps, id: string, command: Command): Promise<Channel | null> {
  const { result } = await carryOut(deps, command, async () => {
    const changed = await changedHook(deps, id, ({ stopped, ...channel }) => (stopped ? channel : null))
    if (!changed) return { result: null, change: null }
    return {
      result: changed.subscriber.channel,
      change: changed.change,
      audit: { action: 'hook.start', subject: id },
    }
  })
  return result
}
