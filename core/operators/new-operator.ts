import type { Deps } from '#core/deps.ts'
import type { Change, Store } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import type { Operator } from './operator.ts'
import { administrators, administratorsKey, newOperatorPuts, operatorEmailKey } from './record.ts'

type Given = Pick<Operator, 'name' | 'email' | 'role'> & Partial<Pick<Operator, 'password' | 'identity'>>

/** Somebody new, with no way in but what is given. */
export function newOperator({ clock, ids }: Pick<Deps, 'clock' | 'ids'>, given: Given): Operator {
  return {
    id: ids.id(),
    createdAt: instant(clock.now()),
    disabledAt: null,
    password: null,
    identity: null,
    totp: null,
    recoveryCodes: [],
    passkeys: [],
    epoch: 0,
    ...given,
  }
}

/** What keeps a new operator: their address is nobody else's, and an administrator is one of the administrators. */
export async function newOperatorChange(
  store: Store,
  operator: Operator,
): Promise<Pick<Change, 'expect' | 'put'>> {
  const expect = [{ key: operatorEmailKey(operator.email), version: null }]
  if (operator.role !== 'administrator') return { expect, put: newOperatorPuts(operator) }
  const known = await administrators(store)
  return {
    expect: [...expect, known.expect],
    put: [
      ...newOperatorPuts(operator),
      { key: administratorsKey, value: { ids: [...known.ids, operator.id] } },
    ],
  }
}
