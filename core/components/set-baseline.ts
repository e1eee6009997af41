import { z } from 'zod'
import { carryOut, type Command, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { componentNamed } from './catalogue.ts'
import { componentStatus, type ComponentStatus } from './status.ts'

export const setBaselineInput = z.strictObject({ status: componentStatus })

/** Sets what a component shows when no incident says worse; nobody is told by mail. */
export function setBaseline(
  deps: Deps,
  name: string,
  { status }: z.infer<typeof setBaselineInput>,
  command: Command,
): Promise<Done<{ id: string; baseline: ComponentStatus }>> {
  return carryOut(deps, command, async () => {
    const { id } = componentNamed(deps.content.catalogue, name, 'component')
    const key = ['component', id]
    const [entry] = await deps.store.get([key])
    return {
      result: { id, baseline: status },
      change: {
        expect: [{ key, version: entry?.version ?? null }],
        put: [
          { key, value: { status } },
          { key: ['unpublished', 'component', id], value: {} },
        ],
        remove: [],
      },
      audit: { action: 'component.baseline', subject: id, detail: { status } },
    }
  })
}
