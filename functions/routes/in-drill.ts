import type { Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { drillToPostTo } from '#core/drills/begin-drill.ts'
import { drillUnderWay, runningDrill } from '#core/drills/record.ts'
import { insideDrill } from '#core/drills/inside.ts'
import { instant } from '#core/words/times.ts'

export interface Practised<D> {
  /** The world to work in. */
  deps: D
  /** What addresses of incidents begin with. */
  base: string
  /** Of the drill; null where it is only tried and none runs. */
  drill: string | null
}

export function drillAddress(siteUrl: string, id: string): string {
  return `${siteUrl}/admin/drill/${id}`
}

/**
 * The drill that runs; where none does, one without a scenario is begun, but not before `attempt` has shown that the
 * command would be accepted in it.
 */
export async function inDrill<D extends Deps>(
  deps: D,
  command: Command,
  attempt: (inside: D) => Promise<unknown>,
): Promise<Practised<D>> {
  const practised = await forTrial(deps)
  if (practised.drill === null) await attempt(practised.deps)
  const { id } = await drillToPostTo(deps, command)
  const { drill, mark } = await drillUnderWay(deps, id)
  return { deps: insideDrill(deps, drill, mark), base: drillAddress(deps.siteUrl, id), drill: id }
}

/** The same with nothing begun: where no drill runs, an empty world. */
export async function forTrial<D extends Deps>(deps: D): Promise<Practised<D>> {
  const running = await runningDrill(deps)
  const drill = running?.drill ?? { id: 'none', begunAt: instant(deps.clock.now()) }
  return {
    deps: insideDrill(deps, drill),
    base: drillAddress(deps.siteUrl, drill.id),
    drill: running?.drill.id ?? null,
  }
}
