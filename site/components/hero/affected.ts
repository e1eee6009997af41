import type { ComponentStatus } from '#core/components/status.ts'
import { type StateClass, stateClass } from '#site/components/signs/state.ts'

export interface Named {
  name: string
  status: ComponentStatus
}

export interface AffectedLine {
  state: StateClass
  word: string
  names: string[]
}

const worstFirst: ComponentStatus[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'under_maintenance',
  'operational',
]

/** More working services than this are named by their groups. */
const namedSingly = 8

/** What does not work, what partly works and what works, each with its services; nothing when all work. */
export function affectedLines(
  groups: readonly { name: string; components: readonly Named[] }[],
  noticed: Record<ComponentStatus, string>,
): AffectedLine[] {
  const all = groups.flatMap(({ components }) => components)
  if (all.every(({ status }) => status === 'operational')) return []
  const working = all.filter(({ status }) => status === 'operational').length
  return worstFirst
    .map((status) => ({
      state: stateClass(status),
      word: noticed[status],
      names:
        status === 'operational' && working > namedSingly
          ? groups.flatMap(workingNames)
          : all.filter((each) => each.status === status).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0)
}

function workingNames({ name, components }: { name: string; components: readonly Named[] }): string[] {
  const working = components.filter(({ status }) => status === 'operational')
  return working.length === components.length ? [name] : working.map((each) => each.name)
}
