import type { Incident } from '#core/incidents/incident.ts'
import { day, minute, ms } from '#core/words/times.ts'
import { random } from '#test/fakes/random.ts'
import { lengthOf, type Story, type YearStory } from './story.ts'

export interface Placed {
  story: Story
  startedAt: number
}

/** The last days before today stay free, so that the present stands alone. */
const free = 3 * day

/** When the page opened: a year before the day of `now`, at eight in the morning. */
export function openedBefore(now: number): number {
  const today = new Date(now)
  return Date.UTC(today.getUTCFullYear() - 1, today.getUTCMonth(), today.getUTCDate(), 8)
}

/**
 * Gives every story its place in the twelve months before `now`, oldest first. The seed moves a story by up to a day
 * and some minutes. A story that would touch another one on the same service comes a day later.
 */
export function placeYear(
  stories: readonly YearStory[],
  past: readonly Incident[],
  now: number,
  seed: number,
): Placed[] {
  const below = random(seed)
  const [opened, today] = [openedBefore(now), Math.floor(now / day) * day]
  const placed: Placed[] = []
  for (const story of stories) {
    const shift = (below(3) - 1) * day + below(30) * minute
    const lasts = lengthOf(story) * minute
    let startedAt = lastBefore(story, lasts, today - free, story.steady ? 0 : shift)
    while (touches(story, startedAt, placed, past)) startedAt += day
    if (startedAt >= opened && startedAt + lasts <= today - free) placed.push({ story, startedAt })
  }
  return placed.toSorted((one, other) => one.startedAt - other.startedAt)
}

/** The last time that a place in the year came round and was over before `end`, in milliseconds. */
export function lastBefore(
  { on, at, anyDay }: Pick<YearStory, 'on' | 'at' | 'anyDay'>,
  lasts: number,
  end: number,
  shift = 0,
): number {
  const inYear = (year: number) => {
    const start = Date.parse(`${year}-${on}T${at}:00Z`) + shift
    return anyDay ? start : onWorkingDay(start)
  }
  const year = new Date(end).getUTCFullYear()
  return [year + 1, year].map(inYear).find((start) => start + lasts <= end) ?? inYear(year - 1)
}

function onWorkingDay(at: number): number {
  const weekday = new Date(at).getUTCDay()
  return at + (weekday === 6 ? -day : weekday === 0 ? day : 0)
}

function touches(
  story: Story,
  startedAt: number,
  placed: readonly Placed[],
  past: readonly Incident[],
): boolean {
  const end = startedAt + lengthOf(story) * minute
  const taken = [
    ...placed.map((other) => ({
      from: other.startedAt,
      to: other.startedAt + lengthOf(other.story) * minute,
      components: Object.keys(other.story.components),
    })),
    ...past.flatMap(({ spans }) =>
      spans.map(({ component, from, to }) => ({
        from: ms(from),
        to: to ? ms(to) : Infinity,
        components: [component],
      })),
    ),
  ]
  return taken.some(
    ({ from, to, components }) =>
      from < end && startedAt < to && components.some((id) => id in story.components),
  )
}
