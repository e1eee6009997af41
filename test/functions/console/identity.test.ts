import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allOperators } from '#core/operators/record.ts'
import { invite } from '#core/operators/invite.ts'
import { setDisabled } from '#core/operators/change-role.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { openIdProvider } from '#functions/adapters/identity/openid.ts'
import { type DoorStore, doorStores } from '#test/contract/door-stores.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { setClock } from '#test/fakes/deps.ts'
import { client, type FakeProvider, fakeProvider } from '#test/fakes/identity-provider.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

const origin = 'https://status.example.com'
const redirectUri = `${origin}/admin/sign-in/identity/answer`

let provider: FakeProvider
let app: TestApp
let mara: Person

let stores: DoorStore

beforeAll(async () => {
  provider = await fakeProvider(redirectUri)
})
afterAll(() => provider.close())

async function open(emails: 'verified' | 'trusted'): Promise<void> {
  const log = { info: () => undefined, error: () => undefined }
  const identityProvider = openIdProvider(
    { clock: systemClock, log },
    {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      name: 'Acme',
      emails,
      redirectUri,
      seconds: 0.3,
    },
  )
  const clock = setClock()
  ;({ app, mara } = await testDesk({ identityProvider, clock, store: await stores.open(clock) }))
}

describe.each(doorStores)('on %s', (_name, start) => {
  beforeAll(async () => {
    stores = await start()
  })
  afterAll(() => stores.close())
  beforeEach(async () => {
    provider.reset()
    await open('verified')
  })

  describe('coming in through an identity provider', () => {
    it('lets in an operator with the address that the provider stands for', async () => {
      const answered = await signIn('/admin/audit')
      expect(answered.status).toBe(303)
      expect(answered.headers.get('Location')).toBe('/admin/audit')
      const home = await app.fetch(`${origin}/admin`, { headers: { Cookie: sessionIn(answered) } })
      expect(home.status).toBe(200)
    })

    it('ends the sessions from before when it becomes a new way in, and only then', async () => {
      const first = await signIn()
      expect((await mara.get('/admin')).status).toBe(303)
      await signIn()
      const again = await app.fetch(`${origin}/admin`, { headers: { Cookie: sessionIn(first) } })
      expect(again.status).toBe(200)
    })

    it('lets in somebody who is invited, and uses the invitation up', async () => {
      await invite(app.deps, { email: 'ben@example.com', role: 'viewer' }, { by: 'test' })
      provider.person = { sub: 'ben', email: 'Ben@example.com', email_verified: true, name: 'Ben' }
      expect((await signIn()).status).toBe(303)
      expect(await app.deps.store.list(['invitation'], { limit: 10 })).toEqual([])
      const ben = (await allOperators(app.deps)).find(({ email }) => email === 'ben@example.com')
      expect(ben).toMatchObject({ name: 'Ben', role: 'viewer', password: null })
      expect((await signIn()).status).toBe(303)
      expect(await allOperators(app.deps)).toHaveLength(2)
    })

    it('makes of two invited who answer at once one operator', async () => {
      await invite(app.deps, { email: 'ben@example.com', role: 'administrator' }, { by: 'test' })
      provider.person = { sub: 'ben', email: 'ben@example.com', email_verified: true }
      const answered = await Promise.all([signIn(), signIn(), signIn()])
      expect(answered.map(({ status }) => status)).toEqual([303, 303, 303])
      expect(await allOperators(app.deps)).toHaveLength(2)
    })

    it.each<[string, Partial<{ email: string; email_verified: boolean }>]>([
      ['nobody knows', { email: 'eve@example.com', email_verified: true }],
      ['is not verified', { email: 'mara@example.com', email_verified: false }],
      ['may be verified or not', { email: 'mara@example.com' }],
      ['is missing', { email_verified: true }],
    ])('lets nobody in whose address %s', async (_what, claims) => {
      provider.person = { sub: 'eve', ...claims }
      expect((await signIn()).status).toBe(403)
      expect((await mara.get('/admin')).status).toBe(200)
    })

    it('counts an address without a word on it where the provider is trusted, and never a denied one', async () => {
      await open('trusted')
      provider.person = { sub: 'one', email: 'mara@example.com', email_verified: false }
      expect((await signIn()).status).toBe(403)
      provider.person = { sub: 'one', email: 'mara@example.com' }
      expect((await signIn()).status).toBe(303)
    })

    it('does not take the next owner of an address for the first', async () => {
      expect((await signIn()).status).toBe(303)
      provider.person = { sub: 'subject-2', email: 'mara@example.com', email_verified: true }
      expect((await signIn()).status).toBe(403)
    })

    it('keeps out whose access was taken away', async () => {
      await invite(app.deps, { email: 'ben@example.com', role: 'viewer' }, { by: 'test' })
      provider.person = { sub: 'ben', email: 'ben@example.com', email_verified: true }
      await signIn()
      const ben = (await allOperators(app.deps)).find(({ email }) => email === 'ben@example.com')
      await setDisabled(app.deps, ben?.id ?? '', true, { by: 'test' })
      expect((await signIn()).status).toBe(403)
    })
  })

  describe('what a provider answers', () => {
    it.each<[string, Record<string, unknown>]>([
      ['for another application', { aud: 'another' }],
      ['of another provider', { iss: 'https://elsewhere.example.com' }],
      ['to another question', { nonce: 'another' }],
      ['that is over', { exp: 1_000_000_000, iat: 999_999_000 }],
    ])('is refused when it is an answer %s', async (_what, claims) => {
      provider.claims = claims
      expect((await signIn()).status).toBe(401)
    })

    it('is refused when it is signed by nobody known', async () => {
      provider.forged = true
      expect((await signIn()).status).toBe(401)
      provider.forged = false
      expect((await signIn()).status).toBe(303)
    })

    it('counts once, at the browser that asked, and for what was asked', async () => {
      const one = await begin()
      const other = await begin()
      const answer = await provider.answer(one.address)
      expect((await finish(answer, other.cookie)).status).toBe(401)
      expect((await finish(answer, '')).status).toBe(401)
      expect((await finish(answer, one.cookie)).status).toBe(303)
      expect((await finish(answer, one.cookie)).status).toBe(401)
    })

    it('is a sentence when somebody turned back', async () => {
      provider.person = null
      const answered = await signIn()
      expect(answered.status).toBe(401)
      expect(await modelOf(answered)).toMatchObject({
        console: { refused: { message: expect.stringContaining('access_denied') as string } },
      })
    })

    it('is not waited for longer than it may take, and keeps nobody from a password', async () => {
      provider.silent = true
      const begun = await app.fetch(`${origin}/admin/sign-in/identity`)
      expect(begun.status).toBe(503)
      expect(await modelOf(begun)).toMatchObject({
        console: { refused: { message: 'Acme does not answer. Sign in with a passkey or your password.' } },
      })
      expect((await mara.get('/admin')).status).toBe(200)
      provider.silent = false
      expect((await signIn()).status).toBe(303)
    })
  })

  describe('proving once more who one is', () => {
    it('asks the provider for a fresh proof, and takes only one’s own', async () => {
      const session = sessionIn(await signIn())
      provider.person = { sub: 'subject-1', auth_time: Math.floor(Date.now() / 1000) }
      const asked = await app.fetch(`${origin}/admin/prove/identity?to=/admin/me`, {
        headers: { Cookie: session },
      })
      const address = asked.headers.get('Location') ?? ''
      expect(new URL(address).searchParams.get('prompt')).toBe('login')
      const cookie = `${session}; ${cookieIn(asked, '__Host-identity')}`
      const proved = await finish(await provider.answer(address), cookie)
      expect(proved.headers.get('Location')).toBe('/admin/me')

      provider.person = { sub: 'eve', auth_time: Math.floor(Date.now() / 1000) }
      expect((await prove(session)).status).toBe(401)
      provider.person = { sub: 'subject-1', auth_time: Math.floor(Date.now() / 1000) - 3600 }
      expect((await prove(session)).status).toBe(401)
    })
  })
})

async function prove(session: string): Promise<Response> {
  const asked = await app.fetch(`${origin}/admin/prove/identity`, { headers: { Cookie: session } })
  const cookie = `${session}; ${cookieIn(asked, '__Host-identity')}`
  return finish(await provider.answer(asked.headers.get('Location') ?? ''), cookie)
}

async function begin(to = '/admin'): Promise<{ address: string; cookie: string }> {
  const response = await app.fetch(
    `${origin}/admin/sign-in/identity?${new URLSearchParams({ to }).toString()}`,
  )
  expect(response.status).toBe(303)
  return { address: response.headers.get('Location') ?? '', cookie: cookieIn(response, '__Host-identity') }
}

function finish(answer: URL, cookie: string): Promise<Response> {
  return app.fetch(answer.href, { headers: { Cookie: cookie, Accept: 'text/html' } })
}

async function signIn(to?: string): Promise<Response> {
  const { address, cookie } = await begin(to)
  return finish(await provider.answer(address), cookie)
}

function cookieIn(response: Response, name: string): string {
  const found = response.headers.getSetCookie().find((each) => each.startsWith(`${name}=`))
  return found?.split(';')[0] ?? ''
}

const sessionIn = (response: Response) => cookieIn(response, '__Host-session')
