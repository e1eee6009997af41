import { z } from 'zod'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import type { Entry, Put } from '#core/ports.ts'
import { spellPuts } from '#core/uptime/spell.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { type Baseline, baselineKey } from './baseline.ts'
import { componentNamed } from './catalogue.ts'
import { componentStatus, type ComponentStatus } from './status.ts'

export const setBaselineInput = z.strictObject({ status: componentStatus })

/** Sets what a component shows when no incident says worse; nobody is told by mail. What ends counts for its uptime. */
export function setBaseline(
  deps: Deps,
  name: string,
  { status }: z.infer<typeof setBaselineInput>,
  command: Command,
): Promise<Done<BaselineSet>> {
  return carryOut(deps, command, () => decideBaseline(deps, name, { status }))
}

interface BaselineSet {
  id: string
  baseline: ComponentStatus
}

export async function decideBaseline(
  deps: Deps,
  name: string,
  { status }: z.infer<typeof setBaselineInput>,
): Promise<Decision<BaselineSet> | { result: BaselineSet; change: null }> {
  const { id } = componentNamed(deps.content.catalogue, name, 'component')
  const key = baselineKey(id)
  const [entry] = (await deps.store.get([key])) as (Entry<Baseline> | null)[]
  const result = { id, baseline: status }
  if ((entry?.value.status ?? 'operational') === status) return { result, change: null }

  const now = instant(deps.clock.now())
  const next: Baseline = { status, since: now }
  return {
    result,
    change: {
      expect: [{ key, version: entry?.version ?? null }],
      put: [
        { key, value: next },
        { key: ['unpublished', 'component', id], value: {} },
        ...(entry ? endOf(id, entry.value, now) : []),
      ],
      remove: [],
    },
    audit: { action: 'component.baseline', subject: id, detail: { status } },
  }
}

function endOf(component: string, { status, since }: Baseline, to: Instant): Put[] {
  if (status === 'operational') return []
  return spellPuts({ id: `baseline-${component}-${since}`, spans: [{ component, status, from: since, to }] })
}
