import { carryOut } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { conflict, Refusal } from '#core/errors.ts'
import { setUpKey } from './begin-set-up.ts'
import { newOperator, newOperatorChange } from './new-operator.ts'
import type { NewOperatorInput, Operator } from './operator.ts'
import type { Passwords } from './ports.ts'
import { administrators } from './record.ts'
import { newSession } from './session.ts'

export interface SignedIn {
  operator: Operator
  /** For the cookie. */
  secret: string
}

/** Makes the first operator and uses the link up, in one commit: of two who press at once, one is the first. */
export async function setUp(
  deps: Deps & { passwords: Passwords },
  link: string,
  { name, email, password }: NewOperatorInput,
  agent: string,
): Promise<SignedIn> {
  const { store, passwords } = deps
  const hash = await passwords.hash(password)
  const operator = newOperator(deps, { name, email, role: 'administrator', password: hash })
  const { result } = await carryOut(deps, { by: `operator:${operator.id}` }, async () => {
    const { ids: known } = await administrators(store)
    if (known.length > 0)
      throw conflict('The console is set up already. Sign in, or ask an administrator for an invitation.')
    const [entry] = await store.get([setUpKey])
    if (!entry || (entry.value as { digest: string }).digest !== digest(link))
      throw new Refusal(
        'forbidden',
        'This link is used up or older than a day. Start the server again: it prints a new one.',
      )
    const { secret, puts } = newSession(deps, operator, { way: 'set-up', agent })
    const { expect, put } = await newOperatorChange(store, operator)
    return {
      result: { operator, secret },
      change: {
        expect: [{ key: setUpKey, version: entry.version }, ...expect],
        put: [...put, ...puts],
        remove: [setUpKey],
      },
      audit: { action: 'operator.set-up', subject: operator.id, detail: { name, role: operator.role } },
    }
  })
  return result
}
