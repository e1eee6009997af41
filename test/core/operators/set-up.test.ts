import { describe, expect, it } from 'vitest'
import { beginSetUp } from '#core/operators/begin-set-up.ts'
import { acceptInvitation, invite, withdrawInvitation } from '#core/operators/invite.ts'
import { allOperators } from '#core/operators/record.ts'
import { actorOf } from '#core/operators/session.ts'
import { setUp } from '#core/operators/set-up.ts'
import { day } from '#core/words/times.ts'
import { anotherOperator, doorDeps, firstOperator, password } from '#test/fakes/operators.ts'

const mara = { name: 'Mara Lind', email: 'mara@example.com', password }
const ben = { name: 'Ben Ode', email: 'ben@example.com', password }

describe('the first operator', () => {
  it('comes in by the printed link as administrator, signed in', async () => {
    const deps = doorDeps()
    const { secret } = await firstOperator(deps)
    expect(await actorOf(deps, secret)).toMatchObject({ name: 'Mara Lind', role: 'administrator' })
  })

  it('is one, also where two press at the same moment', async () => {
    const deps = doorDeps()
    const link = (await beginSetUp(deps)) ?? ''
    const both = await Promise.allSettled([
      setUp(deps, link, mara, 'a browser'),
      setUp(deps, link, ben, 'a browser'),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await allOperators(deps)).toHaveLength(1)
  })

  it('finds the link used up, wrong or a day old, and is told what to do', async () => {
    const deps = doorDeps()
    const link = (await beginSetUp(deps)) ?? ''
    await expect(setUp(deps, `${link}x`, mara, '')).rejects.toThrow('prints a new one')
    deps.clock.pass(day + 1)
    await expect(setUp(deps, link, mara, '')).rejects.toThrow('prints a new one')
    expect(await allOperators(deps)).toEqual([])
  })

  it('gets a new link at every start, and only the newest counts', async () => {
    const deps = doorDeps()
    const first = (await beginSetUp(deps)) ?? ''
    const second = (await beginSetUp(deps)) ?? ''
    await expect(setUp(deps, first, mara, '')).rejects.toThrow('used up')
    await setUp(deps, second, mara, '')
    expect(await beginSetUp(deps)).toBeNull()
    await expect(setUp(deps, second, ben, '')).rejects.toThrow('set up already')
  })

  it('keeps neither the password nor the link in the store', async () => {
    const deps = doorDeps()
    const link = (await beginSetUp(deps)) ?? ''
    const { secret } = await setUp(deps, link, mara, '')
    const everything = JSON.stringify(await deps.store.list([], { limit: 1000 }))
    expect(everything).toContain('Mara Lind')
    for (const each of [password, link, secret]) expect(everything).not.toContain(each)
  })
})

describe('an invitation', () => {
  it('makes an operator of the invited address, once', async () => {
    const deps = doorDeps()
    await firstOperator(deps)
    const { secret } = await invite(deps, { email: ben.email, role: 'viewer' }, { by: 'test' })
    const { operator } = await acceptInvitation(deps, secret, ben, '')
    expect(operator).toMatchObject({ name: 'Ben Ode', email: 'ben@example.com', role: 'viewer' })
    await expect(acceptInvitation(deps, secret, ben, '')).rejects.toThrow('Ask for a new one')
  })

  it('is accepted once, also where two press at the same moment', async () => {
    const deps = doorDeps()
    await firstOperator(deps)
    const { secret } = await invite(deps, { email: ben.email, role: 'viewer' }, { by: 'test' })
    const both = await Promise.allSettled([1, 2].map(() => acceptInvitation(deps, secret, ben, '')))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await allOperators(deps)).toHaveLength(2)
  })

  it('can be withdrawn, and ends after a week', async () => {
    const deps = doorDeps()
    const { secret, invitation } = await invite(deps, { email: ben.email, role: 'viewer' }, { by: 'test' })
    await withdrawInvitation(deps, invitation.id, { by: 'test' })
    await expect(acceptInvitation(deps, secret, ben, '')).rejects.toThrow('withdrawn')
    const late = await invite(deps, { email: ben.email, role: 'viewer' }, { by: 'test' })
    deps.clock.pass(7 * day + 1)
    await expect(acceptInvitation(deps, late.secret, ben, '')).rejects.toThrow('older than a week')
  })

  it('is refused for who is an operator already', async () => {
    const deps = doorDeps()
    await firstOperator(deps)
    await anotherOperator(deps, 'viewer', 'ben@example.com')
    await expect(invite(deps, { email: 'BEN@example.com', role: 'viewer' }, { by: 'test' })).rejects.toThrow(
      'operator already',
    )
  })
})
