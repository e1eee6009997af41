import type { Stopped } from '#core/subscribers/channel.ts'
import type { ListedChannel } from '#core/subscribers/list-subscribers.ts'
import { fullTime } from '#core/words/times.ts'

/** Why nothing is sent to a hook. */
export const stopped: Record<Stopped['because'], string> = {
  paused: 'Paused by its owner',
  gone: 'Stopped: it says that it is gone',
  failing: 'Stopped: nothing arrived for five days',
}

/** What became of what was sent to a hook last. */
export function fared({ last }: Pick<ListedChannel, 'last'>): string {
  if (!last) return 'Nothing was sent there yet.'
  if (last.delivered) return `The last one arrived at ${fullTime(last.at)}.`
  const answer = last.status === null ? last.said : `it answered ${last.status}`
  return `The last one did not arrive at ${fullTime(last.at)}: ${answer}.`
}
