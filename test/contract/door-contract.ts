import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginSetUp } from '#core/operators/begin-set-up.ts'
import { changePassword } from '#core/operators/change-operator.ts'
import { changeRole } from '#core/operators/change-role.ts'
import { setTotp } from '#core/operators/change-totp.ts'
import { giveSecondFactor } from '#core/operators/give-second-factor.ts'
import { acceptInvitation, invite } from '#core/operators/invite.ts'
import { addPasskey, askForPasskey, beginPasskey, signInWithPasskey } from '#core/operators/passkeys.ts'
import { allOperators } from '#core/operators/record.ts'
import { newTotpSecret } from '#core/operators/second-factor.ts'
import { actorOf } from '#core/operators/session.ts'
import { setUp, type SignedIn } from '#core/operators/set-up.ts'
import { signInWithPassword } from '#core/operators/sign-in-with-password.ts'
import { createToken, tokenOf } from '#core/operators/tokens.ts'
import type { Store } from '#core/ports.ts'
import { authenticator } from '#test/fakes/authenticator.ts'
import { setClock } from '#test/fakes/deps.ts'
import {
  actorBehind,
  anotherOperator,
  type DoorDeps,
  doorDeps,
  firstOperator,
  password,
} from '#test/fakes/operators.ts'
import type { DoorStore } from './door-stores.ts'

const by = { by: 'test' }
const email = 'mara@example.com'

/** What keeps strangers out of the console, on a store; what two do at the same moment above all. */
export function doorContract(name: string, start: () => Promise<DoorStore>): void {
  describe(`the door of the console on ${name}`, () => {
    let stores: DoorStore
    let deps: DoorDeps

    beforeAll(async () => {
      stores = await start()
    })
    afterAll(() => stores.close())
    beforeEach(async () => {
      const clock = setClock()
      deps = doorDeps({ clock, store: await stores.open(clock) })
    })

    it('makes one first administrator, however many press at the same moment', async () => {
      const link = (await beginSetUp(deps)) ?? ''
      const pressed = await together(['one', 'two', 'three'], (who) =>
        setUp(deps, link, { name: who, email: `${who}@example.com`, password }, ''),
      )
      expect([pressed.length, (await allOperators(deps)).length]).toEqual([1, 1])
    })

    it('takes an invitation once', async () => {
      await firstOperator(deps)
      const { secret } = await invite(deps, { email: 'ben@example.com', role: 'viewer' }, by)
      const pressed = await together(['Ben', 'Not Ben'], (who) =>
        acceptInvitation(deps, secret, { name: who, password }, ''),
      )
      expect([pressed.length, (await allOperators(deps)).length]).toEqual([1, 2])
    })

    it('keeps an administrator where the last two demote each other', async () => {
      const mara = await firstOperator(deps)
      const ada = await anotherOperator(deps, 'administrator', 'ada@example.com')
      await together([mara, ada], ({ operator }) => changeRole(deps, operator.id, 'viewer', by))
      const roles = (await allOperators(deps)).map(({ role }) => role)
      expect(roles.toSorted()).toEqual(['administrator', 'viewer'])
    })

    it('takes a code of the app once, and a half session for nothing else', async () => {
      const secret = await withTotp(await firstOperator(deps))
      deps.clock.pass(60_000)
      const halves = await Promise.all([1, 2].map(() => signInWithPassword(deps, { email, password }, '')))
      expect(halves.map(({ stage }) => stage)).toEqual(['half', 'half'])
      expect(await actorOf(deps, halves[0]?.secret ?? '')).toBeNull()
      const code = codeAt(secret, deps.clock.now())
      const inside = await together(halves, (half) => giveSecondFactor(deps, half.secret, code, ''))
      expect(inside.length).toBe(1)
      expect(halves.map((half) => half.secret)).not.toContain(inside[0]?.secret)
      expect(await actorOf(deps, inside[0]?.secret ?? '')).not.toBeNull()
    })

    it('ends every other session with a new password, and goes on in this one', async () => {
      const here = await firstOperator(deps)
      const elsewhere = await signInWithPassword(deps, { email, password }, '')
      await changePassword(deps, await actorBehind(deps, here), 'another one, as long')
      expect(await actorOf(deps, elsewhere.secret)).toBeNull()
      expect(await actorOf(deps, here.secret)).not.toBeNull()
      await expect(signInWithPassword(deps, { email, password }, '')).rejects.toThrow('do not belong')
    })

    it('takes a passkey that asked its owner, for this site, each challenge once', async () => {
      const key = await withPasskey(await firstOperator(deps))
      const ask = async (otherwise: Parameters<typeof key.get>[1] = {}) => {
        const { options, challenge } = await askForPasskey(deps)
        return { answer: key.get(options as { challenge: string }, otherwise), id: key.id, challenge }
      }
      for (const otherwise of [
        { verified: false },
        { origin: 'https://status.example.org' },
        { challenge: 'bm90IHRoZSBvbmU' },
      ])
        await expect(signInWithPasskey(deps, await ask(otherwise), '')).rejects.toThrow('not known here')
      const given = await ask()
      const inside = await together([1, 2, 3], () => signInWithPasskey(deps, given, ''))
      expect(inside.length).toBe(1)
      const late = await ask()
      deps.clock.pass(5 * 60_000 + 1)
      await expect(signInWithPasskey(deps, late, '')).rejects.toThrow('longer than five minutes')
    })

    it('adds no passkey that does not ask its owner, and uses the challenge up all the same', async () => {
      const actor = await actorBehind(deps, await firstOperator(deps))
      const key = authenticator(deps.siteUrl)
      const { options, challenge } = await beginPasskey(deps, actor)
      const asked = options as { challenge: string }
      const add = (answer: unknown) => addPasskey(deps, actor, { answer, challenge, name: '' })
      await expect(add(key.create(asked, { verified: false }))).rejects.toThrow('does not fit')
      await expect(add(key.create(asked))).rejects.toThrow('longer than five minutes')
    })

    it('lets a token do no more than its operator, and nothing once that one is let in no more', async () => {
      await firstOperator(deps)
      const ben = await anotherOperator(deps, 'communications_lead', 'ben@example.com')
      const { secret } = await createToken(
        deps,
        await actorBehind(deps, ben),
        { name: 'deploy', scopes: ['incident.read', 'incident.publish'], days: 1 },
        by,
      )
      await changeRole(deps, ben.operator.id, 'viewer', by)
      expect((await tokenOf(deps, secret))?.scopes).toEqual(['incident.read'])
    })

    it('keeps nothing by which somebody could come in', async () => {
      const mara = await firstOperator(deps)
      const half = await signInWithPassword(deps, { email, password }, '')
      const { secret } = await invite(deps, { email: 'ben@example.com', role: 'viewer' }, by)
      const kept = JSON.stringify(await everything(deps.store))
      for (const each of [mara.secret, half.secret, secret, password]) expect(kept).not.toContain(each)
    })

    async function withTotp(signedIn: SignedIn): Promise<string> {
      const secret = newTotpSecret(deps.ids.secret())
      const actor = await actorBehind(deps, signedIn)
      await setTotp(deps, actor, secret, codeAt(secret, deps.clock.now()))
      return secret
    }

    async function withPasskey(signedIn: SignedIn) {
      const actor = await actorBehind(deps, signedIn)
      const key = authenticator(deps.siteUrl)
      const { options, challenge } = await beginPasskey(deps, actor)
      const answer = key.create(options as { challenge: string })
      await addPasskey(deps, actor, { answer, challenge, name: 'Laptop' })
      return key
    }
  })
}

function codeAt(secret: string, now: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now })
}

/** What came of it for whom it was not refused. */
async function together<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const done = await Promise.allSettled(all.map(act))
  return done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
}

async function everything(store: Store): Promise<unknown[]> {
  const prefixes = ['session', 'session-of', 'session-half', 'operator', 'invitation', 'audit', 'set-up']
  return Promise.all(prefixes.map((prefix) => store.list([prefix], { limit: 1000 })))
}
