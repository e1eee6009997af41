import type { Deps } from '#core/deps.ts'
import { conflict, notFound } from '#core/errors.ts'
import type { Entry, Expectation, Key, Put, Version } from '#core/ports.ts'
import { day, type Instant, ms } from '#core/words/times.ts'
import type { Drill } from './drill.ts'

/** For so long everything that was written in a drill is kept; what came of it lasts. */
export const spaceLives = 90 * day

export interface StoredDrill {
  drill: Drill
  version: Version
}

export const drillKey = (id: string): Key => ['drill', id]
/** Names the one that runs; there is at most one, which all who practise share. */
export const runningKey: Key = ['drill-running']
const numberKey = (date: string): Key => ['drill-number', date]
/** Below it stands whatever is written in a drill, as if that were a store of its own. */
export const spaceKey = (id: string): Key => ['drill-space', id]

export function spaceUntil({ begunAt }: Pick<Drill, 'begunAt'>): number {
  return ms(begunAt) + spaceLives
}

export async function findDrill({ store }: Pick<Deps, 'store'>, id: string): Promise<StoredDrill | null> {
  if (!/^DRL-[\d-]{14,20}$/.test(id)) return null
  const [entry] = await store.get([drillKey(id)])
  return entry ? stored(entry) : null
}

/** The drill that runs, with the mark that it does. */
export async function runningDrill({
  store,
}: Pick<Deps, 'store'>): Promise<(StoredDrill & { mark: Expectation }) | null> {
  const [running] = await store.get([runningKey])
  if (!running) return null
  const found = await findDrill({ store }, (running.value as { id: string }).id)
  return found && { ...found, mark: { key: runningKey, version: running.version } }
}

/** Refuses an unknown one, and one that is over. */
export async function drillUnderWay(
  deps: Pick<Deps, 'store'>,
  id: string,
): Promise<StoredDrill & { mark: Expectation }> {
  const running = await runningDrill(deps)
  if (running?.drill.id === id) return running
  if (!(await findDrill(deps, id))) throw notFound('drill', id)
  throw conflict('This drill is over. Nothing can be written in it any more.')
}

/** The newest first. */
export async function newestDrills({ store }: Pick<Deps, 'store'>, limit: number): Promise<Drill[]> {
  const entries = await store.list(['drill'], { limit, reverse: true })
  return entries.map((entry) => stored(entry).drill)
}

/** The next `DRL-YYYY-MM-DD-NNN` of a day, and what must be written so that nobody else takes it. */
export async function nextDrillId(
  { store }: Pick<Deps, 'store'>,
  at: Instant,
): Promise<{ id: string; expect: Expectation; put: Put }> {
  const key = numberKey(at.slice(0, 10))
  const [entry] = await store.get([key])
  const number = ((entry?.value as { last: number } | undefined)?.last ?? 0) + 1
  return {
    id: `DRL-${at.slice(0, 10)}-${String(number).padStart(3, '0')}`,
    expect: { key, version: entry?.version ?? null },
    put: { key, value: { last: number } },
  }
}

function stored({ value, version }: Entry): StoredDrill {
  return { drill: value as Drill, version }
}
