import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'
import type { Operator } from './operator.ts'
import type { Role } from './permissions.ts'
import { administrators, administratorsKey, operatorKey, operatorPut, operatorToChange } from './record.ts'

/** Gives an operator another role and ends their sessions; the last administrator stays one. */
export function changeRole(deps: Deps, id: string, role: Role, command: Command): Promise<Operator> {
  return change(deps, id, command, 'operator.role', (operator) => ({ ...operator, role }))
}

/** Lets an operator in no more, or again. */
export function setDisabled(deps: Deps, id: string, disabled: boolean, command: Command): Promise<Operator> {
  const action = disabled ? 'operator.disable' : 'operator.enable'
  return change(deps, id, command, action, (operator) => ({
    ...operator,
    disabledAt: disabled ? instant(deps.clock.now()) : null,
  }))
}

async function change(
  deps: Deps,
  id: string,
  command: Command,
  action: string,
  decide: (operator: Operator) => Operator,
): Promise<Operator> {
  const { result } = await carryOut(deps, command, async () => {
    const { operator: before, version } = await operatorToChange(deps.store, id)
    const operator = { ...decide(before), epoch: before.epoch + 1 }
    const { ids, expect } = await administrators(deps.store)
    const others = ids.filter((each) => each !== id)
    const stays = operator.role === 'administrator' && !operator.disabledAt
    if (!stays && others.length === 0)
      throw conflict('This is the last administrator. Make somebody else one first.')
    return {
      result: operator,
      change: {
        expect: [{ key: operatorKey(id), version }, expect],
        put: [
          operatorPut(operator),
          { key: administratorsKey, value: { ids: stays ? [...others, id] : others } },
        ],
        remove: [],
      },
      audit: { action, subject: id, detail: { from: before.role, to: operator.role } },
    }
  })
  return result
}
