import { describe, expect, it } from 'vitest'
import { changePassword } from '#core/operators/change-operator.ts'
import { changeRole, setDisabled } from '#core/operators/change-role.ts'
import { allOperators } from '#core/operators/record.ts'
import { actorOf, sessionsOf } from '#core/operators/session.ts'
import { signInWithPassword } from '#core/operators/sign-in-with-password.ts'
import { endSession } from '#core/operators/sign-out.ts'
import { hour } from '#core/words/times.ts'
import { actorBehind, anotherOperator, doorDeps, firstOperator, password } from '#test/fakes/operators.ts'

const email = 'mara@example.com'

describe('a password', () => {
  it('lets its owner in, whatever the case of the address', async () => {
    const deps = doorDeps()
    await firstOperator(deps)
    const { stage, secret } = await signInWithPassword(deps, { email: 'Mara@Example.com', password }, '')
    expect(stage).toBe('whole')
    expect(await actorOf(deps, secret)).toMatchObject({ name: 'Mara Lind' })
  })

  it.each([
    ['a wrong password', { email, password: 'another one entirely' }],
    ['an unknown address', { email: 'nobody@example.com', password }],
  ])('says the same of %s', async (_, given) => {
    const deps = doorDeps()
    await firstOperator(deps)
    await expect(signInWithPassword(deps, given, '')).rejects.toThrow(
      'That address and password do not belong together.',
    )
  })

  it('asks for as much work where nobody has the address', async () => {
    const deps = doorDeps()
    const checked: (string | null)[] = []
    const passwords = {
      ...deps.passwords,
      verify: (given: string, hash: string | null) => {
        checked.push(hash)
        return deps.passwords.verify(given, hash)
      },
    }
    await signInWithPassword({ ...deps, passwords }, { email, password }, '').catch(() => undefined)
    expect(checked).toEqual([null])
  })
})

describe('a session', () => {
  it('ends twelve hours after its last use, and seven days after it began', async () => {
    const deps = doorDeps()
    const { secret } = await firstOperator(deps)
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      deps.clock.pass(11 * hour)
      expect(await actorOf(deps, secret), `after ${hours + 11} hours`).not.toBeNull()
    }
    deps.clock.pass(11 * hour)
    expect(await actorOf(deps, secret)).toBeNull()
    const { secret: idle } = await signInWithPassword(deps, { email, password }, '')
    deps.clock.pass(12 * hour + 1)
    expect(await actorOf(deps, idle)).toBeNull()
  })

  it('is known by nothing but its secret', async () => {
    const deps = doorDeps()
    const { secret } = await firstOperator(deps)
    const session = (await actorOf(deps, secret))?.session ?? ''
    expect(await actorOf(deps, session)).toBeNull()
    expect(await actorOf(deps, `${secret}x`)).toBeNull()
  })

  it('ends by signing out, and stays ended while it is used at that moment', async () => {
    const deps = doorDeps()
    const signedIn = await firstOperator(deps)
    const actor = await actorBehind(deps, signedIn)
    deps.clock.pass(hour)
    await Promise.all([
      actorOf(deps, signedIn.secret),
      endSession(deps, { operator: actor.id, session: actor.session }, { by: 'test' }),
    ])
    expect(await actorOf(deps, signedIn.secret)).toBeNull()
  })

  it('is over elsewhere once the password was changed, and goes on here', async () => {
    const deps = doorDeps()
    const here = await firstOperator(deps)
    const { secret: elsewhere } = await signInWithPassword(deps, { email, password }, '')
    await changePassword(deps, await actorBehind(deps, here), 'quite another long password')
    expect(await actorOf(deps, here.secret)).not.toBeNull()
    expect(await actorOf(deps, elsewhere)).toBeNull()
    await expect(signInWithPassword(deps, { email, password }, '')).rejects.toThrow('do not belong together')
    expect(await sessionsOf(deps.store, (await allOperators(deps))[0] ?? here.operator)).toHaveLength(1)
  })

  it('is over when its operator gets another role or is shut out', async () => {
    const deps = doorDeps()
    await firstOperator(deps)
    const ben = await anotherOperator(deps, 'viewer', 'ben@example.com')
    await changeRole(deps, ben.operator.id, 'communications_lead', { by: 'test' })
    expect(await actorOf(deps, ben.secret)).toBeNull()
    const again = await signInWithPassword(deps, { email: 'ben@example.com', password }, '')
    expect(await actorOf(deps, again.secret)).toMatchObject({ role: 'communications_lead' })
    await setDisabled(deps, ben.operator.id, true, { by: 'test' })
    expect(await actorOf(deps, again.secret)).toBeNull()
    await expect(signInWithPassword(deps, { email: 'ben@example.com', password }, '')).rejects.toThrow(
      'do not belong together',
    )
  })
})

describe('the last administrator', () => {
  it('can be neither demoted nor shut out', async () => {
    const deps = doorDeps()
    const { operator } = await firstOperator(deps)
    await expect(changeRole(deps, operator.id, 'viewer', { by: 'test' })).rejects.toThrow(
      'last administrator',
    )
    await expect(setDisabled(deps, operator.id, true, { by: 'test' })).rejects.toThrow('last administrator')
  })

  it('stays, also where the last two demote each other at the same moment', async () => {
    const deps = doorDeps()
    const { operator: mara } = await firstOperator(deps)
    const { operator: ben } = await anotherOperator(deps, 'administrator', 'ben@example.com')
    const both = await Promise.allSettled(
      [mara, ben].map(({ id }) => changeRole(deps, id, 'viewer', { by: 'test' })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const left = (await allOperators(deps)).filter(({ role }) => role === 'administrator')
    expect(left).toHaveLength(1)
  })

  it('can go once somebody else is one who is let in', async () => {
    const deps = doorDeps()
    const { operator: mara } = await firstOperator(deps)
    const { operator: ben } = await anotherOperator(deps, 'administrator', 'ben@example.com')
    await setDisabled(deps, ben.id, true, { by: 'test' })
    await expect(changeRole(deps, mara.id, 'viewer', { by: 'test' })).rejects.toThrow('last administrator')
    await setDisabled(deps, ben.id, false, { by: 'test' })
    expect(await changeRole(deps, mara.id, 'viewer', { by: 'test' })).toMatchObject({ role: 'viewer' })
  })
})
