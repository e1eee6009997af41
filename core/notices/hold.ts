import type { Put } from '#core/ports.ts'
import { instant, second } from '#core/words/times.ts'
import type { Notice } from './notice.ts'
import { isNotice } from './record.ts'

/** Keeps what goes to subscribers back for so many seconds, in which it can be withheld. */
export function held(puts: readonly Put[], seconds: number, now: number): Put[] {
  return puts.map((put) => {
    if (!isNotice(put)) return put
    const notice = put.value as Notice
    const value: Notice = { ...notice, heldUntil: instant(now + seconds * second) }
    return notice.audience.to === 'subscribers' ? { ...put, value } : put
  })
}
