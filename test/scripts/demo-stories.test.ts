import { describe, expect, it } from 'vitest'
import { newestPastMaintenances, openMaintenances } from '#core/maintenance/record.ts'
import { day, instant } from '#core/words/times.ts'
import { plannedMoments } from '../../scripts/demo/planned.ts'
import { openIn } from '../../scripts/demo/present.ts'
import { monthly, plannedOfTheYear, underWay, upcoming } from '../../scripts/demo/stories/planned.ts'
import { stories } from '../../scripts/demo/stories.ts'
import { type Story, told } from '../../scripts/demo/story.ts'
import { setClock, testDeps } from '#test/fakes/deps.ts'

const everyStory: Story[] = [...stories, ...openIn('p2'), ...openIn('three')]
const planned = [monthly, ...plannedOfTheYear, upcoming, underWay]
const startsAt = Date.parse('2026-04-11T05:00:00Z')

describe('the words of the demo', () => {
  const texts = textsIn([...everyStory, ...planned])

  it('follow the rules of the house', () => {
    const wrong =
      /!|\b(may|might|shortly|unfortunately|sincerely|some users|some customers|a subset|experienc\w*|inconvenience|bear with us|login|e-mail)\b/i
    expect(texts.filter((text) => wrong.test(text))).toEqual([])
  })

  it('have headlines of at most seven words, without a full stop, that move into the past', () => {
    for (const { title, over } of everyStory) {
      for (const headline of [title, over]) {
        expect(headline.split(' ').length, headline).toBeLessThanOrEqual(7)
        expect(headline).toMatch(/^[A-Z].*[^.]$/)
      }
      expect(over).not.toBe(title)
    }
  })

  it('give every incident of the year two to seven updates, an end and a cause of its own', () => {
    for (const { title, updates } of stories) {
      expect(updates.length, title).toBeGreaterThanOrEqual(2)
      expect(updates.length, title).toBeLessThanOrEqual(7)
      expect(updates.at(-1)?.status, title).toBe('resolved')
      expect(
        updates.map(({ after }) => after),
        title,
      ).toEqual(updates.map(({ after }) => after).toSorted((one, other) => one - other))
    }
    const causes = stories.map(({ cause }) => cause)
    expect(new Set(causes).size).toBe(causes.length)
  })

  it('change what is affected before the end of many incidents', () => {
    const changing = stories.filter(({ updates }) => updates.some(({ components }) => components))
    expect(changing.length).toBeGreaterThanOrEqual(10)
  })

  it('have every time filled in', () => {
    expect(told('From {+0} to {+75}, and {-5} before', startsAt)).toBe(
      'From 05:00 UTC to 06:15 UTC, and 04:55 UTC before',
    )
    expect(texts.map((text) => told(text, startsAt)).filter((text) => /[{}]/.test(text))).toEqual([])
  })
})

describe('planned work of the demo', () => {
  it.each(planned)(
    'is announced before anything else happens, and ends as it is told: $title',
    async (story) => {
      // What repeats begins on a day of its rule.
      const begins = story.recurrence ? startsAt - 6 * day : startsAt
      const deps = testDeps({ clock: setClock(instant(begins - 30 * day)) })
      const moments = plannedMoments(story, begins)
      expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => a - b))
      for (const { at, happens } of moments) {
        deps.clock.set(instant(at))
        await happens(deps)
      }
      const [work] = [...(await openMaintenances(deps)), ...(await newestPastMaintenances(deps, 1))].filter(
        ({ title, scheduledFor }) => title === story.title && scheduledFor === instant(begins),
      )
      expect(work?.scheduledFor).toBe(instant(begins))
      const last = story.cancelled ? 'cancelled' : (story.updates.at(-1)?.status ?? 'scheduled')
      expect(work?.status).toBe(last)
    },
  )

  it('recurs, is cancelled, and takes longer than announced', () => {
    expect(planned.some(({ recurrence }) => recurrence)).toBe(true)
    expect(planned.some(({ cancelled }) => cancelled)).toBe(true)
    expect(planned.some(({ updates, lasts }) => updates.some(({ after }) => after > lasts))).toBe(true)
  })
})

/** Every text that a reader sees. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /[a-z] [a-z{]/i.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
