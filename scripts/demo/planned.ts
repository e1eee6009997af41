import type { Command } from '#core/command.ts'
import { setBaseline } from '#core/components/set-baseline.ts'
import type { Deps } from '#core/deps.ts'
import { day, hour, instant, minute } from '#core/words/times.ts'
import type { Moment } from './moment.ts'
import type { PlannedStory, PlannedUpdate } from './stories/planned.ts'
import { told } from './story.ts'

/** What the demo needs to announce work and to tell of it; the verbs of the product behind it may differ in form. */
export interface PlannedWork {
  schedule(deps: Deps, input: Announcement, command: Command): Promise<{ id: string }>
  update(deps: Deps, id: string, input: Word, command: Command): Promise<unknown>
  cancel(
    deps: Deps,
    id: string,
    input: { message: string; notify: false },
    command: Command,
  ): Promise<unknown>
  /** Begins and ends what has come due by itself, and plans what repeats. */
  maintain(deps: Deps): Promise<void>
}

export interface Announcement {
  title: string
  message: string
  components: string[]
  scheduledFor: string
  scheduledUntil: string
  recurrence?: string
  autoStart: boolean
  autoComplete: boolean
  notify: false
}

export interface Word {
  message: string
  status: PlannedUpdate['status']
  scheduledUntil?: string
  notify: false
}

const author = { by: 'communications-lead' }

/** How the demo plans work; null while the product cannot. */
export const plannedWork: PlannedWork | null = null

/** The moments of planned work: its announcement, what was said meanwhile, or that it does not take place. */
export function plannedMoments(work: PlannedWork, story: PlannedStory, startsAt: number): Moment[] {
  let id = ''
  const { title, announces, components, recurrence, cancelled, updates } = story
  const byItself = updates.length === 0
  const announcement: Moment = {
    at: startsAt - story.announced * day,
    async happens(deps) {
      const input: Announcement = {
        title,
        message: told(announces, startsAt),
        components,
        scheduledFor: instant(startsAt),
        scheduledUntil: instant(startsAt + story.lasts * minute),
        ...(recurrence && { recurrence }),
        autoStart: byItself,
        autoComplete: byItself,
        notify: false,
      }
      id = (await work.schedule(deps, input, author)).id
    },
  }
  if (cancelled) {
    return [
      announcement,
      {
        at: startsAt - cancelled.before * hour,
        async happens(deps) {
          await work.cancel(deps, id, { message: told(cancelled.says, startsAt), notify: false }, author)
        },
      },
    ]
  }
  return [
    announcement,
    ...updates.map(({ after, status, says, until }) => ({
      at: startsAt + after * minute,
      async happens(deps: Deps) {
        const input: Word = {
          message: told(says, startsAt),
          status,
          ...(until && { scheduledUntil: instant(startsAt + until * minute) }),
          notify: false,
        }
        await work.update(deps, id, input, author)
      },
    })),
  ]
}

/** Work that is under way at `now`; without a calendar of planned work, the service's baseline says so. */
export function workUnderWay(story: PlannedStory, now: number): Moment[] {
  const startsAt = now - 40 * minute
  if (plannedWork) return plannedMoments(plannedWork, story, startsAt).filter(({ at }) => at <= now)
  return story.components.map((component) => ({
    at: startsAt,
    async happens(deps) {
      await setBaseline(deps, component, { status: 'under_maintenance' }, author)
    },
  }))
}

/** The first Sunday from a day on, at five in the morning. */
export function sundayFrom(at: number): number {
  const start = Math.floor(at / day) * day + 5 * hour
  return start + ((7 - new Date(start).getUTCDay()) % 7) * day
}

/** The first Sunday of the next month. */
export function firstSundayAfter(at: number): number {
  const from = new Date(at)
  return sundayFrom(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
}
