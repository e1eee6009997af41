import type { Deps } from '#core/deps.ts'
import type { Entry, Key, Store } from '#core/ports.ts'
import { counted, duration, instant, type Instant, minute } from '#core/words/times.ts'
import { signalKey } from './proposal.ts'
import { isFiring, type KnownSignal, type Signal } from './signal.ts'
import { takeSignals } from './take-signals.ts'

const source = 'reports'

/**
 * Counts that somebody has trouble with a service. Enough of them within the time that the operator chose make a
 * proposal; nothing else of a report is kept, and after that time not even that there was one.
 */
export async function reportTrouble(deps: Deps, component: string): Promise<void> {
  const { store, ids, clock } = deps
  const { threshold, withinMinutes } = deps.content.detection.settings.reports
  const now = clock.now()
  const key: Key = ['report', component, instant(now), ids.id()]
  await store.commit({
    expect: [],
    put: [{ key, value: {}, expiresAt: now + withinMinutes * minute }],
    remove: [],
  })
  const reports = await store.list(['report', component], { limit: threshold })
  if (reports.length < threshold) return
  const [known] = await knownReports(store, [component])
  if (known && isFiring(known)) return
  const since = reports[0]?.key[2] ?? instant(now)
  await takeSignals(deps, [signalOf(deps, component, since, null)], { by: source })
}

/** Notes of which services nobody has reported trouble any more. */
export async function endReports(deps: Deps): Promise<void> {
  const { store, clock } = deps
  const entries = (await store.list(['signal', source], { limit: 500 })) as Entry<KnownSignal>[]
  for (const { value } of entries) {
    const { fingerprint: component } = value.signal
    const since = value.occurrences.at(-1)?.since
    if (!isFiring(value) || since === undefined) continue
    if ((await store.list(['report', component], { limit: 1 })).length > 0) continue
    const ended = signalOf(deps, component, since, instant(clock.now()))
    await takeSignals(deps, [ended], { by: source })
  }
}

async function knownReports(
  store: Pick<Store, 'get'>,
  components: readonly string[],
): Promise<(KnownSignal | null)[]> {
  const entries = await store.get(components.map((fingerprint) => signalKey({ source, fingerprint })))
  return entries.map((entry) => (entry?.value as KnownSignal | undefined) ?? null)
}

function signalOf({ content }: Deps, component: string, since: Instant, until: Instant | null): Signal {
  const { threshold, withinMinutes } = content.detection.settings.reports
  return {
    source,
    fingerprint: component,
    name: 'Reports of customers',
    since,
    until,
    components: [component],
    measure: 'reports',
    value: null,
    severity: null,
    kind: 'outage',
    says: `At least ${counted(threshold, 'report')} within ${duration(withinMinutes * minute)}.`,
    url: null,
  }
}
