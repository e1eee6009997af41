import { join } from 'node:path'
import type { Clock, Store } from '#core/ports.ts'
import type { Environment } from '#core/settings/environment.ts'

export interface ChosenStore {
  store: Store
  /** Where it is, in words. */
  name: string
  /** Frees what has expired; returns how many entries that were. */
  sweep(): Promise<number>
  /** Milliseconds between two looks for work that another process may have left. */
  lookEvery: number
  close(): void
}

/**
 * Loads only the store that the environment chose: Upstash where it is named, else a file below `dataDir`.
 * Every look at Upstash is billed, so there it is rarer; what this process does itself it sees at once.
 */
export async function chosenStore(
  { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token }: Environment,
  dataDir: string,
  clock: Clock,
): Promise<ChosenStore> {
  if (url && token) {
    const { upstashStore } = await import('./upstash.ts')
    const store = upstashStore({ url, token }, clock)
    const name = `Upstash at ${new URL(url).host}`
    return { store, name, sweep: () => store.sweep(), lookEvery: 30_000, close: () => undefined }
  }
  const { sqliteStore } = await import('./sqlite.ts')
  const file = join(dataDir, 'status.db')
  const store = sqliteStore(file, clock)
  return {
    store,
    name: file,
    sweep: () => Promise.resolve(store.sweep()),
    lookEvery: 1000,
    close: () => {
      store.close()
    },
  }
}
