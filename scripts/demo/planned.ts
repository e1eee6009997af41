import type { Deps } from '#core/deps.ts'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { day, hour, instant, minute } from '#core/words/times.ts'
import type { Moment } from './moment.ts'
import type { PlannedStory } from './stories/planned.ts'
import { told } from './story.ts'

const author = { by: 'communications-lead' }

/** The moments of planned work: its announcement, what was said meanwhile, or that it does not take place. */
export function plannedMoments(story: PlannedStory, startsAt: number): Moment[] {
  let id = ''
  const { title, announces, components, recurrence, cancelled, updates } = story
  const byItself = updates.length === 0
  const announcement: Moment = {
    at: startsAt - story.announced * day,
    async happens(deps) {
      const input = {
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
      id = (await scheduleMaintenance(deps, input, author)).result.id
    },
  }
  if (cancelled) {
    return [
      announcement,
      {
        at: startsAt - cancelled.before * hour,
        async happens(deps) {
          await cancelMaintenance(
            deps,
            id,
            { message: told(cancelled.says, startsAt), notify: false },
            author,
          )
        },
      },
    ]
  }
  return [
    announcement,
    ...updates.map(({ after, status, says, until }) => ({
      at: startsAt + after * minute,
      async happens(deps: Deps) {
        const input = {
          message: told(says, startsAt),
          status,
          ...(until && { scheduledUntil: instant(startsAt + until * minute) }),
          notify: false,
        }
        await postMaintenanceUpdate(deps, id, input, author)
      },
    })),
  ]
}

/** Work that is under way at `now`. */
export function workUnderWay(story: PlannedStory, now: number): Moment[] {
  return plannedMoments(story, now - 40 * minute).filter(({ at }) => at <= now)
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
