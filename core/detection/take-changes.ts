import type { Deps } from '#core/deps.ts'
import { type ProbeChange, pendingChanges } from '#core/probes/change.ts'
import type { Signal } from './signal.ts'
import { takeSignals } from './take-signals.ts'

/** Takes what the checks of this page have confirmed, the oldest first; returns how many changes that were. */
export async function takeChanges(deps: Deps): Promise<number> {
  const pending = await pendingChanges(deps.store)
  for (const { change, entry } of pending) {
    await takeSignals(deps, [signalOfChange(change)], { by: 'probe' })
    // Taken twice after a crash in between, it says nothing new.
    await deps.store.commit({ expect: [], put: [], remove: [entry.key] })
  }
  return pending.length
}

function signalOfChange({ probe, name, component, since, until, why, measure, value }: ProbeChange): Signal {
  return {
    source: 'probe',
    fingerprint: probe,
    name,
    since,
    until,
    components: [component],
    measure,
    value,
    severity: null,
    kind: measure === 'response_time' ? 'performance' : 'outage',
    says: why ?? '',
    url: null,
  }
}
