import type { SeverityId } from '#core/severity/levels.ts'
import { minutesOfDay, nextOnWall } from '#core/words/time-zones.ts'
import { instant, type Instant } from '#core/words/times.ts'
import type { Wishes } from './wishes.ts'

/** When what is to be sent now may be sent to somebody; null for at once. */
export function quietUntil(
  { quietHours, timeZone }: Pick<Wishes, 'quietHours' | 'timeZone'>,
  severity: SeverityId | null,
  now: number,
): Instant | null {
  if (!quietHours || (quietHours.exceptP1 && severity === 'P1')) return null
  const [from, to] = [minutesIn(quietHours.from), minutesIn(quietHours.to)]
  const minute = minutesOfDay(now, timeZone)
  const quiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  return quiet ? instant(nextOnWall(now, timeZone, to)) : null
}

/** Of `22:00` */
function minutesIn(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
