import { describe, expect, it } from 'vitest'
import { overdueReviews, periodAfter, reviewStates } from '#core/reviews/due.ts'
import { recordReview } from '#core/reviews/record-review.ts'
import { openPage } from '#core/views/open-page.ts'
import { content, testDeps } from '#test/fakes/deps.ts'

const by = { by: 'operator:mara' }

describe('a period later', () => {
  it.each([
    ['2026-11-17', 'week', '2026-11-24'],
    ['2026-12-28', 'week', '2027-01-04'],
    ['2026-11-17', 'month', '2026-12-17'],
    ['2027-01-31', 'month', '2027-02-28'],
    ['2028-01-31', 'month', '2028-02-29'],
    ['2026-11-30', 'quarter', '2027-02-28'],
    ['2026-12-01', 'quarter', '2027-03-01'],
    ['2028-02-29', 'year', '2029-02-28'],
  ] as const)('than %s, after a %s, is %s', (date, every, later) => {
    expect(periodAfter(date, every)).toBe(later)
  })
})

describe('a review', () => {
  it('is due a period after the first start while nobody did it', async () => {
    const deps = testDeps()
    await openPage(deps)
    deps.clock.set('2026-11-24T23:59:00.000Z')
    const [first] = await reviewStates(deps)
    expect(first).toMatchObject({ id: 'channels', last: null, dueOn: '2026-11-24', overdue: 0 })
    expect(await overdueReviews(deps)).toEqual([])
  })

  it('is overdue from the day after, by so many days', async () => {
    const deps = testDeps()
    await openPage(deps)
    deps.clock.set('2026-11-25T00:00:00.000Z')
    expect(await overdueReviews(deps)).toMatchObject([{ id: 'channels', overdue: 1 }])
    deps.clock.set('2026-12-20T12:00:00.000Z')
    expect(await overdueReviews(deps)).toMatchObject([
      { id: 'channels', overdue: 26 },
      { id: 'runbooks', overdue: 3 },
      { id: 'drill-small', overdue: 3 },
    ])
  })

  it('is due a period after it was last done, whatever came before', async () => {
    const deps = testDeps()
    await openPage(deps)
    deps.clock.set('2026-12-20T12:00:00.000Z')
    await recordReview(deps, 'channels', {}, by)
    const channels = (await reviewStates(deps)).find(({ id }) => id === 'channels')
    expect(channels).toMatchObject({ last: { on: '2026-12-20' }, dueOn: '2026-12-27', overdue: 0 })
  })

  it('does not count before the page has started', async () => {
    const states = await reviewStates(testDeps())
    expect(states.every(({ overdue }) => overdue === 0)).toBe(true)
  })

  it('may be none at all', async () => {
    expect(await reviewStates(testDeps({ content: { ...content, reviews: [] } }))).toEqual([])
  })
})
