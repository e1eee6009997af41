import type { Deps } from '#core/deps.ts'
import { isUnderWay } from '#core/maintenance/maintenance.ts'
import { openMaintenances } from '#core/maintenance/record.ts'
import type { Instant } from '#core/words/times.ts'
import { changeOf, farewell, type ProbeChange } from './change.ts'
import { stateOf, type Watch } from './record.ts'

/**
 * What is new since the last telling, and the states once that is told. Of services on which work is under way it is
 * told afterwards.
 */
export async function news(
  deps: Deps,
  before: Watch,
  states: Watch['states'],
  at: Instant,
): Promise<{ changes: ProbeChange[]; states: Watch['states'] }> {
  const { probes } = deps.content.probes
  const found = probes.flatMap((probe) => changeOf(probe, stateOf({ states }, probe), at) ?? [])
  const gone = Object.entries(before.states).flatMap(([id, state]) =>
    probes.some((probe) => probe.id === id) ? [] : (farewell(id, state, at) ?? []),
  )
  if (found.length === 0) return { changes: gone, states }

  const underWay = (await openMaintenances(deps)).filter(isUnderWay)
  const muted = new Set(underWay.flatMap(({ components }) => components))
  const told = found.filter(({ change }) => !muted.has(change.component))
  return {
    changes: [...told.map(({ change }) => change), ...gone],
    states: { ...states, ...Object.fromEntries(told.map(({ change, state }) => [change.probe, state])) },
  }
}
