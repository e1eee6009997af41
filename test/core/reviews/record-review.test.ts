import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#core/audit/record.ts'
import { findReviews } from '#core/reviews/record.ts'
import { recordReview } from '#core/reviews/record-review.ts'
import { day } from '#core/words/times.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

const by = { by: 'operator:mara' }

async function done(deps: TestDeps) {
  const [stored] = await findReviews(deps, ['channels'])
  return stored?.done ?? []
}

async function audited(deps: TestDeps) {
  const entries = await deps.store.list(['audit'], { limit: 100 })
  return entries.map(({ value }) => value as AuditEntry)
}

describe('recording a review', () => {
  it('keeps who did it, when, and what was found, and says so in the audit log', async () => {
    const deps = testDeps()
    await recordReview(deps, 'channels', { note: 'The **phone** was off.' }, by)
    expect(await done(deps)).toEqual([
      {
        on: '2026-11-17',
        at: '2026-11-17T02:41:00.000Z',
        by: 'operator:mara',
        note: expect.objectContaining({ source: 'The **phone** was off.' }) as unknown,
      },
    ])
    expect(await audited(deps)).toMatchObject([
      { action: 'review.record', subject: 'channels', by: 'operator:mara', detail: { on: '2026-11-17' } },
    ])
  })

  it('takes a day that has passed, and no note', async () => {
    const deps = testDeps()
    await recordReview(deps, 'channels', { on: '2026-11-12' }, by)
    expect(await done(deps)).toMatchObject([{ on: '2026-11-12', note: null }])
  })

  it.each([
    ['2026-11-18', 'a day not after today, 2026-11-17'],
    ['2026-11-16', 'a day after the one it was last done on, 2026-11-16'],
    ['2026-11-01', 'a day after the one it was last done on, 2026-11-16'],
  ])('refuses %s, and changes nothing', async (on, expected) => {
    const deps = testDeps()
    await recordReview(deps, 'channels', { on: '2026-11-16' }, by)
    await expect(recordReview(deps, 'channels', { on }, by)).rejects.toMatchObject({
      kind: 'invalid',
      mistakes: [{ field: 'on', expected }],
    })
    expect([await done(deps), await audited(deps)].map((each) => each.length)).toEqual([1, 1])
  })

  it('knows the reviews of the content only', async () => {
    const deps = testDeps()
    await expect(recordReview(deps, 'coffee', {}, by)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('writes once what is sent twice', async () => {
    const deps = testDeps()
    const once = { ...by, once: { key: 'a-form', request: 'same' } }
    expect((await recordReview(deps, 'channels', {}, once)).changed).toBe(true)
    expect((await recordReview(deps, 'channels', {}, once)).changed).toBe(false)
    expect(await done(deps)).toHaveLength(1)
  })

  it('counts one of two that are recorded for one day at once', async () => {
    const deps = testDeps()
    const both = await Promise.allSettled([
      recordReview(deps, 'channels', {}, by),
      recordReview(deps, 'channels', {}, { by: 'operator:noor' }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await done(deps)).toHaveLength(1)
  })

  it('keeps the last sixty', async () => {
    const deps = testDeps()
    for (let n = 0; n < 62; n++) {
      await recordReview(deps, 'channels', {}, by)
      deps.clock.pass(day)
    }
    const kept = await done(deps)
    expect([kept.length, kept[0]?.on]).toEqual([60, '2026-11-19'])
  })
})
