import { existsSync, mkdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Refusal } from '#core/errors.ts'
import type { Clock, Store } from '#core/ports.ts'
import { EnvironmentRefused, readEnvironment } from '#core/settings/environment.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { chosenStore } from '#functions/adapters/store/chosen.ts'
import { FileRefused } from './file-refused.ts'

export interface Opened {
  store: Store
  clock: Clock
  /** Where the store is, in words. */
  name: string
  /** Seconds since the start, `1.4 s`. */
  took(): string
}

/** Does something with the store that the environment names, as the server chooses it, and ends with what there is to say. */
export async function withStore(
  { create }: { create: boolean },
  work: (opened: Opened) => Promise<{ lines: string[]; code?: number }>,
): Promise<void> {
  const began = performance.now()
  try {
    const environment = readEnvironment(process.env)
    const root = resolve(import.meta.dirname, '../..')
    const dataDir = resolve(root, environment.DATA_DIR)
    if (!environment.UPSTASH_REDIS_REST_URL) prepare(dataDir, create)
    const { store, name, close } = await chosenStore(environment, dataDir, systemClock)
    try {
      const { lines, code = 0 } = await work({
        store,
        clock: systemClock,
        name: near(name),
        took: () => `${((performance.now() - began) / 1000).toFixed(1)} s`,
      })
      console.log(lines.join('\n'))
      process.exitCode = code
    } finally {
      close()
    }
  } catch (error) {
    const isSentence = [EnvironmentRefused, FileRefused, Refusal].some((kind) => error instanceof kind)
    console.error(isSentence ? (error as Error).message : error)
    process.exitCode = 1
  }
}

function prepare(dataDir: string, create: boolean): void {
  if (create) mkdirSync(dataDir, { recursive: true })
  else if (!existsSync(dataDir))
    throw new FileRefused(
      `There is no folder ${dataDir}. Name the one that holds the data with DATA_DIR, or name Upstash.`,
    )
}

function near(path: string): string {
  const short = relative(process.cwd(), path)
  return path.startsWith('/') && !short.startsWith('..') ? short : path
}
