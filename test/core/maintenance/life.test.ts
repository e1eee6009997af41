import { describe, expect, it } from 'vitest'
import { Refusal } from '#core/errors.ts'
import { cancelMaintenance } from '#core/maintenance/cancel-maintenance.ts'
import { nextStepAt } from '#core/maintenance/catch-up.ts'
import { changeMaintenance } from '#core/maintenance/change-maintenance.ts'
import { isFinished, type Maintenance } from '#core/maintenance/maintenance.ts'
import { postMaintenanceUpdate } from '#core/maintenance/post-maintenance-update.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import { spellsOfMonth } from '#core/uptime/spell.ts'
import { hour, instant, minute, monthsTouched, ms } from '#core/words/times.ts'
import { maintain } from '#functions/jobs/maintain.ts'
import { random } from '#test/fakes/random.ts'
import { by, world, type World } from './planned.ts'

type Pick = (below: number) => number
const order = ['scheduled', 'in_progress', 'verifying', 'completed', 'cancelled']

/** One window of random times and habits, and everything that was said of it, each with the moment it was decided. */
interface Life {
  w: World
  id: string
  touched: boolean
  said: { kind: NoticeKind; at: string; window: Maintenance }[]
}

async function begin(pick: Pick): Promise<Life> {
  const w = world()
  const start = w.deps.clock.now() + (pick(72) - 4) * hour + pick(3600) * 1000
  const { id } = await w.schedule({
    scheduledFor: instant(start),
    scheduledUntil: instant(start + minute + pick(pick(2) === 0 ? 90 : 30 * 60) * minute),
    autoStart: pick(3) > 0,
    autoComplete: pick(3) > 0,
    notify: pick(5) > 0,
    remindMinutes: pick(4) === 0 ? null : 1 + pick(pick(2) === 0 ? 120 : 3000),
  })
  const life = { w, id, touched: false, said: [] }
  await listen(life, 0)
  return life
}

async function tick(life: Life, pick: Pick): Promise<void> {
  const { w } = life
  const before = w.deps.clock.now()
  const next = nextStepAt(await w.kept(life.id))
  const exactly = next !== null && ms(next) > before && pick(3) === 0
  w.deps.clock.set(exactly ? next : instant(before + pick(8 * 3600) * 1000 + pick(1000)))
  if (pick(6) === 0) await act(life, pick)
  await Promise.all([maintain(w.deps), maintain(w.deps)])
  await listen(life, before)
}

async function act(life: Life, pick: Pick): Promise<void> {
  const { w, id } = life
  const until = instant(w.deps.clock.now() + pick(10 * 60) * minute)
  const steps = ['in_progress', 'verifying', 'completed', undefined] as const
  try {
    if (pick(8) === 0) await cancelMaintenance(w.deps, id, {}, by)
    else if (pick(3) === 0) await changeMaintenance(w.deps, id, { scheduledUntil: until }, by)
    else
      await postMaintenanceUpdate(
        w.deps,
        id,
        { message: 'A word.', status: steps[pick(4)], scheduledUntil: pick(4) === 0 ? until : undefined },
        by,
      )
    life.touched = true
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
  }
}

async function listen({ w, id, said }: Life, since: number): Promise<void> {
  const window = await w.kept(id)
  const notices = await w.deps.store.list(['notice'], { limit: 1000 })
  const at = instant(w.deps.clock.now())
  const fresh = notices.slice(said.length).map(({ value }) => (value as Notice).kind)
  said.push(...fresh.map((kind) => ({ kind, at, window })))
  expect(w.deps.clock.now()).toBeGreaterThanOrEqual(since)
}

async function expectSound({ w, id, touched, said }: Life): Promise<void> {
  const window = await w.kept(id)
  const { updates, startedAt, completedAt, scheduledFor, scheduledUntil } = window

  const steps = updates.map(({ status }) => order.indexOf(status))
  expect(steps).toEqual(steps.toSorted((one, other) => one - other))
  const times = updates.map(({ at }) => at)
  expect(times).toEqual(times.toSorted())
  expect(new Set(updates.filter((each) => each.automatic).map((each) => each.status)).size).toBe(
    updates.filter((each) => each.automatic).length,
  )

  if (window.status !== 'scheduled') expect(window.remindAt).toBeNull()
  const next = nextStepAt(window)
  expect(await w.due()).toEqual(next === null ? [] : [`${next} ${id}`])

  const months = startedAt && completedAt ? monthsTouched(startedAt, completedAt) : []
  const spells = (await Promise.all(months.map((month) => spellsOfMonth(w.deps.store, month)))).flat()
  expect(spells.flatMap((spell) => spell.spans)).toEqual(
    isFinished(window) && startedAt !== completedAt
      ? months.map(() => ({
          component: 'database',
          status: 'under_maintenance',
          from: startedAt,
          to: completedAt,
        }))
      : [],
  )
  if (startedAt && completedAt) expect(startedAt <= completedAt).toBe(true)
  if (!touched && startedAt) expect(startedAt).toBe(scheduledFor)
  if (!touched && completedAt) expect(completedAt).toBe(scheduledUntil)

  for (const kind of ['scheduled', 'reminder', 'started', 'completed', 'cancelled'])
    expect(said.filter((each) => each.kind === `maintenance_${kind}`).length).toBeLessThanOrEqual(1)
  const told = updates.filter(({ notified }) => notified).length
  expect(said.filter(({ kind }) => kind !== 'maintenance_reminder')).toHaveLength(told)
  for (const { kind, at, window: then } of said) {
    if (kind === 'maintenance_reminder') expect(at < then.scheduledFor).toBe(true)
    if (kind === 'maintenance_started') expect(at < then.scheduledUntil).toBe(true)
  }
}

describe('any window, at any time, with any delay', () => {
  it.each(Array.from({ length: 80 }, (_, seed) => seed))(
    'moves only forward, keeps its real times and says everything at most once: %i',
    async (seed) => {
      const pick = random(seed)
      const life = await begin(pick)
      for (let round = 0; round < 25; round++) {
        await tick(life, pick)
        await expectSound(life)
      }
    },
  )
})
