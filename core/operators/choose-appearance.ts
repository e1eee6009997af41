import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { type Actor, callerOf } from './actor.ts'
import type { Appearance } from './appearance.ts'
import { operatorKey, operatorPut, operatorToChange } from './record.ts'

/** Keeps how somebody wants the console, on every device of theirs; no session ends. */
export async function chooseAppearance(deps: Deps, actor: Actor, appearance: Appearance): Promise<void> {
  await carryOut(deps, { by: callerOf(actor) }, async () => {
    const { operator, version } = await operatorToChange(deps.store, actor.id)
    return {
      result: null,
      change: {
        expect: [{ key: operatorKey(actor.id), version }],
        put: [operatorPut({ ...operator, appearance })],
        remove: [],
      },
      audit: { action: 'operator.appearance', subject: actor.id, detail: { appearance } },
    }
  })
}
