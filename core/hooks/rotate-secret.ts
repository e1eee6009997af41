import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import type { Channel } from '#core/subscribers/channel.ts'
import { instant } from '#core/words/times.ts'
import { changedHook } from './changed-hook.ts'
import { oldSecretLives } from './schedule.ts'
import { hookSecret } from './sign.ts'

/** Gives a webhook another secret; for a day both sign, so that nothing is lost while the receiver is told. */
export async function rotateSecret(deps: Deps, id: string, command: Command): Promise<Channel | null> {
  const { result } = await carryOut(deps, command, async () => {
    const until = instant(deps.clock.now() + oldSecretLives)
    const changed = await changedHook(deps, id, (channel) =>
      channel.secret === undefined
        ? null
        : { ...channel, secret: hookSecret(deps.ids.secret()), oldSecret: { secret: channel.secret, until } },
    )
    if (!changed) return { result: null, change: null }
    return {
      result: changed.subscriber.channel,
      change: changed.change,
      audit: { action: 'hook.rotate', subject: id },
    }
  })
  return result
}
