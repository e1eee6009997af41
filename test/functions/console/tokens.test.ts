import { describe, expect, it } from 'vitest'
import { changeRole } from '#core/operators/change-role.ts'
import { createToken, revokeToken } from '#core/operators/tokens.ts'
import type { Permission } from '#core/operators/permissions.ts'
import { day } from '#core/words/times.ts'
import { testApp } from '#test/fakes/app.ts'
import { actorBehind, anotherOperator, firstOperator } from '#test/fakes/operators.ts'

async function lead() {
  const app = await testApp()
  await firstOperator(app.console)
  const ben = await anotherOperator(app.console, 'communications_lead', 'ben@example.com')
  const actor = await actorBehind(app.console, ben)
  const make = (scopes: Permission[], days = 30) =>
    createToken(app.deps, actor, { name: 'deploy', scopes, days }, { by: 'test' })
  const post = (token: string) =>
    app.call('POST', '/api/v1/notices', { message: 'Database is down' }, { Authorization: `Bearer ${token}` })
  return { app, actor, make, post }
}

describe('a token', () => {
  it('lets a program do what it is for, in the name of its operator', async () => {
    const { app, actor, make, post } = await lead()
    const { secret } = await make(['incident.publish'])
    expect((await post(secret)).status).toBe(201)
    const log = JSON.stringify(await app.deps.store.list(['audit'], { limit: 100 }))
    expect(log).toContain(`"by":"operator:${actor.id}","action":"incident.open"`)
  })

  it('may nothing else, and says what is missing', async () => {
    const { make, post } = await lead()
    const { secret } = await make(['audit.read'])
    const answer = await post(secret)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('This token may not do incident.publish.')
  })

  it('cannot be made for more than its operator may', async () => {
    const { make } = await lead()
    await expect(make(['operator.write'])).rejects.toThrow('Your role may not do operator.write')
  })

  it('loses with its operator what they lose, and dies with them', async () => {
    const { app, actor, make, post } = await lead()
    const { secret } = await make(['incident.publish'])
    await changeRole(app.deps, actor.id, 'viewer', { by: 'test' })
    expect((await post(secret)).status).toBe(403)
  })

  it('ends when it is revoked, and on its last day', async () => {
    const { app, actor, make, post } = await lead()
    const short = await make(['incident.publish'], 1)
    const { secret, token } = await make(['incident.publish'])
    await revokeToken(app.deps, actor, token.id, { by: 'test' })
    expect((await post(secret)).status).toBe(401)
    app.deps.clock.pass(day + 1)
    expect((await post(short.secret)).status).toBe(401)
  })

  it('stands nowhere in the store', async () => {
    const { app, make } = await lead()
    const { secret } = await make(['incident.publish'])
    expect(JSON.stringify(await app.deps.store.list([], { limit: 1000 }))).not.toContain(secret)
  })
})
