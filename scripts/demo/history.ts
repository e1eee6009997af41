import type { Deps } from '#core/deps.ts'
import { day, hour, minute } from '#core/words/times.ts'
import { openPage } from '#core/views/open-page.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { incidentMoments } from './incident.ts'
import { live, type Moment, type MovedClock } from './moment.ts'
import { firstSundayAfter, plannedMoments, sundayFrom, workUnderWay } from './planned.ts'
import { openIn, type Present } from './present.ts'
import { monthly, plannedOfTheYear, underWay, upcoming } from './stories/planned.ts'
import { reviewMoments } from './reviews.ts'
import { stories } from './stories.ts'
import { subscriberMoments } from './subscribers.ts'
import { lastBefore, openedBefore, placeYear } from './year.ts'

export interface HistoryOptions {
  seed: number
  present: Present
  /** The present in milliseconds. */
  now: number
}

/** When the page of a present opened, in milliseconds. */
export function openedAt({ present, now }: HistoryOptions): number {
  return present === 'first-day' ? now - 190 * minute : openedBefore(now)
}

/**
 * Fills an empty store with all that happened up to `now`, by the product's own verbs. The same seed on the same day
 * gives the same past.
 */
export async function tellHistory(deps: Deps, clock: MovedClock, options: HistoryOptions): Promise<void> {
  const { present, now } = options
  const opened: Moment = { at: openedAt(options), happens: openPage }
  await live(deps, clock, [
    opened,
    ...(present === 'first-day' ? [] : pastMoments(deps, options)),
    ...openIn(present).flatMap((story) => incidentMoments(story, now - story.ago * minute)),
    ...(present === 'maintenance' ? workUnderWay(underWay, now) : []),
  ])
  clock.moveTo(now)
  await forgetMarks(deps)
}

/** A start publishes everything, so what changed before it needs no mark. */
async function forgetMarks({ store }: Deps): Promise<void> {
  const marks = await store.list(['unpublished'], { limit: 1000 })
  await store.commit({ expect: [], put: [], remove: marks.map(({ key }) => key) })
}

function pastMoments({ content }: Deps, { seed, now }: HistoryOptions): Moment[] {
  return [
    ...placeYear(stories, content.incidents, now, seed).flatMap(({ story, startedAt }) =>
      incidentMoments(story, startedAt),
    ),
    ...subscriberMoments(openedBefore(now), Math.floor(now / day) * day, seed),
    ...plannedYear(now),
    ...reviewMoments(content.reviews, openedBefore(now), Math.floor(now / day) * day),
  ]
}

/** The work of the year, and what is announced for the next days. */
function plannedYear(now: number): Moment[] {
  const opened = openedBefore(now)
  const planned = [
    { story: monthly, startsAt: firstSundayAfter(opened + day) },
    ...plannedOfTheYear.map((story) => ({ story, startsAt: lastBefore(story, story.lasts * minute, now) })),
    { story: upcoming, startsAt: sundayFrom(now + 3 * day) },
  ]
  const weeks = Math.floor((now - opened) / (7 * day))
  return [
    ...planned
      .filter(({ story, startsAt }) => startsAt - story.announced * day >= opened)
      .flatMap(({ story, startsAt }) => plannedMoments(story, startsAt)),
    ...Array.from({ length: weeks }, (_, week): Moment => ({
      at: sundayFrom(opened) + week * 7 * day + 7 * hour,
      happens: (deps) => maintain(deps),
    })),
  ].filter(({ at }) => at <= now)
}
