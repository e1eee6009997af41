import type { Entry, Store } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'
import type { ComponentStatus } from './status.ts'

/** What a component shows when nothing that happens says worse. */
export interface Baseline {
  status: ComponentStatus
  since: Instant
}

export const baselineKey = (component: string) => ['component', component]

/** The baselines that somebody set, by component. */
export async function baselines(store: Store): Promise<Record<string, Baseline>> {
  const entries = (await store.list(['component'], { limit: 1000 })) as Entry<Baseline>[]
  return Object.fromEntries(entries.map(({ key, value }) => [key.at(-1) ?? '', value]))
}
