import { fullTime, type Instant, timeSeenFrom } from '#core/words/times.ts'

// What is said where nobody wrote anything, in plain words.

export const begun = 'Planned work has begun.'
export const finished = 'Planned work is finished.'
export const checking = 'The planned work is done. We are checking that everything works.'
export const calledOff = 'This planned work will not take place.'
export const stopped = 'This planned work was stopped before it was finished.'
export const seriesCalledOff = 'This planned work and its later dates will not take place.'

/** `05:00 to 06:30 UTC, Sunday 6 December 2026`; both ends whole when they lie on two days. */
export function windowSaid(from: Instant, until: Instant): string {
  const sameDay = from.slice(0, 10) === until.slice(0, 10)
  return sameDay ? `${from.slice(11, 16)} to ${fullTime(until)}` : `${fullTime(from)} to ${fullTime(until)}`
}

export function moved(from: Instant, until: Instant): string {
  return `Planned work moves to ${windowSaid(from, until)}.`
}

export function newEnd(than: 'later' | 'earlier', until: Instant, now: Instant): string {
  const time = timeSeenFrom(until, now)
  return than === 'later'
    ? `Planned work is taking longer. We now expect to finish by ${time}.`
    : `Planned work will be finished earlier, by ${time}.`
}

export const newComponents = 'Planned work concerns other services than announced.'
