import { describe, expect, it } from 'vitest'
import { setBaseline } from '#core/components/set-baseline.ts'
import { componentsOf } from '#core/components/catalogue.ts'
import { type ComponentStatus, componentStatus, worst } from '#core/components/status.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { Store } from '#core/ports.ts'
import { monthsWatched, monthSums } from '#core/uptime/month-sums.ts'
import { tenthsDown } from '#core/uptime/uptime.ts'
import { day, hour, instant } from '#core/words/times.ts'
import { content, setClock, testDeps } from '#test/fakes/deps.ts'
import { random } from '#test/fakes/random.ts'

const openedAt = '2028-01-10T00:00:00.000Z'
const ids = componentsOf(content.catalogue).map(({ id }) => id)
const unwatched = {
  ...content,
  incidents: [],
  catalogue: {
    groups: content.catalogue.groups.map((group) => ({
      ...group,
      components: group.components.map(({ since: _, ...component }) => component),
    })),
  },
}
const command = { by: 'ada' }

/** What every cause says of every component, hour by hour; the slow and obvious way. */
interface Model {
  statuses: Map<string, Record<string, ComponentStatus>>
  hours: Record<string, ComponentStatus>[]
}

/** Half a year over a leap day and both changes of daylight saving time, an hour at a time. */
async function halfAYear(seed: number, watch?: (store: Store) => Store) {
  const clock = setClock(openedAt)
  const plain = testDeps({ clock, content: unwatched })
  const deps = watch ? { ...plain, store: watch(plain.store) } : plain
  const next = random(seed)
  const model: Model = { statuses: new Map(), hours: [] }
  const impacts = () =>
    Object.fromEntries(
      ids
        .filter(() => next(3) === 0)
        .map((id): [string, ComponentStatus] => [id, componentStatus.options[next(5)] ?? 'operational']),
    )
  const open: string[] = []

  for (let passed = 0; passed < 180 * 24; passed++) {
    const what = next(60)
    if (what === 0) {
      const components = impacts()
      const { result } = await openIncident(
        deps,
        { title: 'Trouble', message: 'Trouble.', severity: 'P3', components, notify: false },
        command,
      )
      open.push(result.incident.id)
      model.statuses.set(result.incident.id, components)
    } else if (what < 3 && open.length > 0) {
      const id = open[next(open.length)] ?? ''
      const components = impacts()
      await postUpdate(deps, id, { message: `Hour ${passed}.`, components, notify: false }, command)
      model.statuses.set(id, { ...model.statuses.get(id), ...components })
    } else if (what < 5 && open.length > 0) {
      const [id = ''] = open.splice(next(open.length), 1)
      await postUpdate(deps, id, { message: 'Over.', status: 'resolved', notify: false }, command)
      model.statuses.delete(id)
    } else if (what === 5) {
      const id = ids[next(ids.length)] ?? ''
      const status = componentStatus.options[next(5)] ?? 'operational'
      await setBaseline(deps, id, { status }, command)
      model.statuses.set(`baseline ${id}`, { [id]: status })
    }
    const all = [...model.statuses.values()]
    model.hours.push(
      Object.fromEntries(ids.map((id) => [id, worst(all.map((each) => each[id] ?? 'operational'))])),
    )
    clock.pass(hour)
    if (next(400) === 0) await expectModel(deps, model)
  }
  return { deps, model }
}

async function expectModel(deps: ReturnType<typeof testDeps>, { hours }: Model): Promise<void> {
  const months = monthsWatched(deps, openedAt)
  const sums = await monthSums(deps, months, openedAt)
  const begin = Date.parse(openedAt)
  months.forEach((month, index) => {
    const within = hours.filter((_, at) => instant(begin + at * hour).startsWith(month))
    for (const id of ids) {
      const planned = within.filter((each) => each[id] === 'under_maintenance').length
      expect([month, id, sums[index]?.[id]]).toEqual([
        month,
        id,
        {
          watched: (within.length - planned) * hour,
          down: within.reduce((sum, each) => sum + tenthsDown[each[id] ?? 'operational'], 0) * hour,
          planned: planned * hour,
        },
      ])
    }
  })
}

describe('the sums of each month', () => {
  it.each([1, 2, 3])(
    'agree with counting every hour, also those made before and kept: story %i',
    async (seed) => {
      const { deps, model } = await halfAYear(seed)
      await expectModel(deps, model)
      await expectModel(deps, model)
    },
  )

  it('are made once for a month that is over, however often they are asked for', async () => {
    let entriesRead = 0
    const { deps } = await halfAYear(4, (store) => ({
      ...store,
      list: async (prefix, page) => {
        const found = await store.list(prefix, page)
        if (prefix[0] === 'history') entriesRead += found.length
        return found
      },
    }))
    const months = monthsWatched(deps, openedAt)
    await monthSums(deps, months, openedAt)
    const [thisMonth = ''] = months
    const inThisMonth = await deps.store.list(['history', thisMonth], { limit: 1000 })
    entriesRead = 0
    await monthSums(deps, months, openedAt)
    expect(entriesRead).toBe(inThisMonth.length)
  })

  it('hold a leap day, and an hour for each hour of the clocks that change', async () => {
    const deps = testDeps({ clock: setClock('2028-07-01T00:00:00.000Z'), content: unwatched })
    const months = monthsWatched(deps, openedAt)
    const sums = await monthSums(deps, months, openedAt)
    const watched = months.map((month, index) => [month, (sums[index]?.api?.watched ?? 0) / day])
    expect(watched).toEqual([
      ['2028-07', 0],
      ['2028-06', 30],
      ['2028-05', 31],
      ['2028-04', 30],
      ['2028-03', 31],
      ['2028-02', 29],
      ['2028-01', 22],
    ])
  })
})
