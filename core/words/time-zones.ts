import { day, minute } from './times.ts'

/** Whether the runtime knows a zone of this name, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone)
  } catch {
    return false
  }
}

/** Every zone by name, UTC first. */
export function timeZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')]
}

/** What a clock on the wall shows, as milliseconds that read in UTC as the clock reads. */
export function wallTime(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) +
    (at % 1000)
  )
}

/** Minutes since midnight on the wall. */
export function minutesOfDay(at: number, zone: string): number {
  return Math.floor((wallTime(at, zone) % day) / minute)
}

/** Milliseconds of UTC at which a wall clock first shows a time, or the first later one where it skips that time. */
export function whenWallShows(wall: number, zone: string): number {
  const offsets = [wall - day, wall + day].map((at) => wallTime(at, zone) - at)
  const early = wall - Math.max(...offsets)
  const late = wall - Math.min(...offsets)
  if (wallTime(early, zone) >= wall) return early
  return firstFrom(early, late, (at) => wallTime(at, zone) >= wall)
}

/** The first moment after another at which a wall clock shows a minute of the day, on a day that suits. */
export function nextOnWall(
  after: number,
  zone: string,
  minuteOfDay: number,
  suits: (wall: number) => boolean = () => true,
): number {
  const midnight = Math.floor(wallTime(after, zone) / day) * day
  for (let days = 0; ; days++) {
    const wall = midnight + days * day + minuteOfDay * minute
    const at = suits(wall) ? whenWallShows(wall, zone) : after
    if (at > after) return at
  }
}

function firstFrom(no: number, yes: number, holds: (at: number) => boolean): number {
  let [before, found] = [no, yes]
  while (found - before > 1) {
    const middle = Math.floor((before + found) / 2)
    if (holds(middle)) found = middle
    else before = middle
  }
  return found
}

// Making a formatter costs a thousand times what using it does; there are as many as there are zones.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
