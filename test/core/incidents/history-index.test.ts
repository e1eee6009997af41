import { describe, expect, it } from 'vitest'
import { componentsOf } from '#core/components/catalogue.ts'
import { entriesOfMonth, filteredEntries } from '#core/incidents/history-index.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { findIncident } from '#core/incidents/record.ts'
import { writeChanged, writeNew } from '#core/incidents/write.ts'
import type { Store } from '#core/ports.ts'
import { severityId, type SeverityId } from '#core/severity/levels.ts'
import { componentsTouched } from '#core/incidents/incident.ts'
import { day, hour, instant, monthsTouched } from '#core/words/times.ts'
import { incident } from '#test/core/views/incident.ts'
import { testDeps } from '#test/fakes/deps.ts'
import { random } from '#test/fakes/random.ts'

const epoch = Date.parse('2026-01-01T00:00:00Z')

/** Incidents over a year, some of them changed once, kept in the store and beside it. */
async function yearOfIncidents(count: number) {
  const deps = testDeps()
  const next = random(20261123)
  const ids = componentsOf(deps.content.catalogue).map(({ id }) => id)
  const kept = new Map<string, Incident>()
  const made = (number: number): Incident => {
    const start = epoch + next(365) * day + next(24) * hour
    const touched = ids.filter(() => next(3) === 0)
    const open = next(40) === 0
    const end = instant(start + next(60) * day)
    return incident({
      id: `INC-2026-01-01-${String(number).padStart(3, '0')}`,
      severity: severityId.options[next(4)] ?? 'P1',
      startedAt: instant(start),
      updatedAt: end,
      resolvedAt: open ? null : end,
      impacts: Object.fromEntries(touched.map((id) => [id, 'operational' as const])),
    })
  }
  for (let number = 1; number <= count; number++) {
    const first = made(number)
    await deps.store.commit(await writeNew(deps, first))
    kept.set(first.id, first)
    if (next(3) === 0) {
      const before = await findIncident(deps, first.id)
      if (!before) throw new Error('it was just written')
      const changed = made(number)
      await deps.store.commit(await writeChanged(deps, before, changed))
      kept.set(changed.id, changed)
    }
  }
  const newestFirst = [...kept.values()].toSorted((one, other) =>
    `${one.startedAt} ${one.id}` < `${other.startedAt} ${other.id}` ? 1 : -1,
  )
  return { deps, ids, all: newestFirst }
}

const { deps, ids, all } = await yearOfIncidents(400)

describe('the past by component and severity', () => {
  const filters = [null, ...ids].flatMap((component) =>
    [null, ...severityId.options].map((severity): [string | null, SeverityId | null] => [
      component,
      severity,
    ]),
  )

  it.each(filters)('finds what a look at every incident finds: %s, %s', async (component, severity) => {
    const matching = all
      .filter((each) => !component || componentsTouched(each).includes(component))
      .filter((each) => !severity || each.severity === severity)
      .map(({ id }) => id)
    const found: string[] = []
    for (let before: { startedAt: string; id: string } | undefined; ;) {
      const page = await filteredEntries(deps, { component, severity }, 7, before)
      found.push(...page.map(({ id }) => id))
      before = page.at(-1)
      if (page.length < 7) break
    }
    expect(found).toEqual(matching)
  })

  it('reads as little from a long past as from a short one', async () => {
    const short = await yearOfIncidents(40)
    const cost = async (from: typeof deps) => {
      let read = 0
      const store: Store = {
        ...from.store,
        list: async (prefix, page) => {
          const found = await from.store.list(prefix, page)
          read += found.length
          expect(found.length).toBeLessThanOrEqual(26)
          return found
        },
      }
      await filteredEntries({ ...from, store }, { component: null, severity: 'P1' }, 26)
      return read
    }
    expect(await cost(deps)).toBeLessThanOrEqual(26 * (ids.length + 1))
    expect(await cost(short.deps)).toBeGreaterThan(0)
  })
})

describe('a month of the past', () => {
  it.each(['2026-01', '2026-02', '2026-07', '2026-12', '2027-01'])(
    'holds all that touched it: %s',
    async (month) => {
      const touching = all.filter(({ startedAt, resolvedAt }) =>
        monthsTouched(startedAt, resolvedAt ?? '2027-02-01T00:00:00.000Z').includes(month),
      )
      const found = (await entriesOfMonth(deps, month)).map(({ id }) => id)
      expect(found.toSorted()).toEqual(touching.map(({ id }) => id).toSorted())
      expect(new Set(found).size).toBe(found.length)
    },
  )
})
