import { beforeEach, describe, expect, it } from 'vitest'
import { beginPasskey, addPasskey } from '#core/operators/passkeys.ts'
import { minute } from '#core/words/times.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { authenticator } from '#test/fakes/authenticator.ts'
import { actorBehind, firstOperator, password } from '#test/fakes/operators.ts'

const origin = 'https://status.example.com'
const email = 'mara@example.com'
let app: TestApp
let hashed: number

beforeEach(async () => {
  hashed = 0
  app = await testApp()
  const { verify } = app.console.passwords
  app.console.passwords.verify = (...given) => {
    hashed++
    return verify(...given)
  }
})

function post(path: string, form: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(form)
  return app.fetch(origin + path, { method: 'POST', headers: { Origin: origin }, redirect: 'manual', body })
}

async function failTenTimes(): Promise<void> {
  for (let tried = 0; tried < 10; tried++) await post('/admin/sign-in', { email, password: 'not that one' })
}

describe('a password that is tried too often', () => {
  it('is not even looked at, for a quarter of an hour', async () => {
    await firstOperator(app.console)
    await failTenTimes()
    const before = hashed
    const locked = await post('/admin/sign-in', { email, password })
    expect([locked.status, hashed]).toEqual([429, before])
    app.deps.clock.pass(15 * minute)
    expect((await post('/admin/sign-in', { email, password })).status).toBe(303)
  })

  it('keeps nobody out who has a passkey, and no other account', async () => {
    const actor = await actorBehind(app.console, await firstOperator(app.console))
    const key = authenticator(origin)
    const { options, challenge } = await beginPasskey(app.console, actor)
    const answer = key.create(options as { challenge: string })
    await addPasskey(app.console, actor, { answer, challenge, name: 'Laptop' })
    await failTenTimes()

    const asked = (await (await post('/admin/sign-in/passkey/options')).json()) as { challenge: string }
    const given = { answer: JSON.stringify(key.get(asked)), challenge: asked.challenge }
    expect((await post('/admin/sign-in/passkey', given)).headers.get('Location')).toBe('/admin')
    expect((await post('/admin/sign-in', { email: 'ben@example.com', password })).status).toBe(401)
  })
})

describe('the password of who comes in', () => {
  it('is hashed anew where it was hashed otherwise than it is now', async () => {
    await firstOperator(app.console)
    const { verify } = app.console.passwords
    app.console.passwords.verify = async (...given) => ({ ...(await verify(...given)), stale: true })
    const hashOf = async () =>
      (await app.deps.store.list(['operator'], { limit: 1 })).map(
        ({ value }) => (value as { password: string }).password,
      )[0]
    const before = await hashOf()
    expect((await post('/admin/sign-in', { email, password })).status).toBe(303)
    expect(await hashOf()).not.toBe(before)
    expect((await post('/admin/sign-in', { email, password })).status).toBe(303)
  })
})
