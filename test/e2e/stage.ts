import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '#test/fakes/deps.ts'
import { houseWith } from './house.ts'
import { startProcess, type StatusProcess } from './process.ts'
import { type Seed, seed, type Seeded } from './seed.ts'

/** A running server with a past. */
export interface Stage extends StatusProcess {
  seeded: Seeded
  /** Ends it and leaves nothing behind. */
  clear(): Promise<void>
}

/** Seeds a store, starts the built server on it, and makes sure that this server is the one that answers. */
export async function setStage({
  components,
  environment = {},
  ...past
}: Seed & { components?: number; environment?: Record<string, string> } = {}): Promise<Stage> {
  const root = components === undefined ? repository : houseWith(components)
  const dataDir = mkdtempSync(join(tmpdir(), 'status-data-'))
  const seeded = await seed(dataDir, root, past)
  const status = await startProcess(environment, dataDir, root)
  const stage: Stage = {
    ...status,
    seeded,
    async clear() {
      await status.stop()
      for (const folder of [dataDir, ...(root === repository ? [] : [root])])
        rmSync(folder, { recursive: true, force: true })
    },
  }
  await refuseStranger(stage)
  return stage
}

async function refuseStranger({ url, seeded, clear }: Stage): Promise<void> {
  const { components } = (await (await fetch(`${url}/api/v2/components.json`)).json()) as {
    components: { created_at: string }[]
  }
  if (components[0]?.created_at === seeded.openedAt) return
  await clear()
  throw new Error(`Another server answers at ${url}`)
}
