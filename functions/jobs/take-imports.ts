import type { Deps } from '#core/deps.ts'
import { advanceImport } from '#core/subscribers/advance-import.ts'
import { unfinishedImports } from '#core/subscribers/import-job.ts'

/** Takes what was imported, in at most so many chunks; returns false when something is left. */
export async function takeImports(deps: Deps, most = Infinity): Promise<boolean> {
  let left = most
  for (const id of await unfinishedImports(deps.store, 100)) {
    do if (left-- <= 0) return false
    while (await advanceImport(deps, id))
  }
  return true
}
