import { TOTP, Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newRecoveryCodes, removeTotp, setTotp } from '#core/operators/change-totp.ts'
import { giveSecondFactor } from '#core/operators/give-second-factor.ts'
import { newTotpSecret } from '#core/operators/second-factor.ts'
import { actorOf } from '#core/operators/session.ts'
import { signInWithPassword } from '#core/operators/sign-in-with-password.ts'
import { minute, second } from '#core/words/times.ts'
import { actorBehind, type DoorDeps, doorDeps, firstOperator, password } from '#test/fakes/operators.ts'

const email = 'mara@example.com'

/** What an authenticator app shows at the moment of the test. */
function app(deps: DoorDeps, secret: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return (later = 0) => totp.generate({ timestamp: deps.clock.now() + later })
}

async function withTotp() {
  const deps = doorDeps()
  const signedIn = await firstOperator(deps)
  const secret = newTotpSecret('a-random-secret-of-many-letters')
  const shows = app(deps, secret)
  const codes = await setTotp(deps, await actorBehind(deps, signedIn), secret, shows())
  deps.clock.pass(minute)
  const half = async () => (await signInWithPassword(deps, { email, password }, '')).secret
  return { deps, signedIn, shows, codes, half }
}

describe('a second factor', () => {
  it('is asked for after the password, and only then is anybody in', async () => {
    const { deps, shows, half } = await withTotp()
    const waiting = await signInWithPassword(deps, { email, password }, '')
    expect(waiting.stage).toBe('half')
    expect(await actorOf(deps, waiting.secret)).toBeNull()
    const { secret } = await giveSecondFactor(deps, await half(), shows(), '')
    expect(await actorOf(deps, secret)).toMatchObject({ name: 'Mara Lind' })
  })

  it('is turned on only by who has the secret', async () => {
    const deps = doorDeps()
    const actor = await actorBehind(deps, await firstOperator(deps))
    await expect(setTotp(deps, actor, newTotpSecret('some-random-letters-here'), '000000')).rejects.toThrow(
      'code: expected the six digits',
    )
  })

  it('takes a code once, also in the half minutes beside its own', async () => {
    const { deps, shows, half } = await withTotp()
    const code = shows()
    await giveSecondFactor(deps, await half(), code, '')
    for (const wait of [0, 20 * second]) {
      deps.clock.pass(wait)
      await expect(giveSecondFactor(deps, await half(), code, '')).rejects.toThrow('used already')
    }
  })

  it('takes a code once, also where two give it at the same moment', async () => {
    const { deps, shows, half } = await withTotp()
    const [one, other] = [await half(), await half()]
    const both = await Promise.allSettled(
      [one, other].map((each) => giveSecondFactor(deps, each, shows(), '')),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('takes no code from two minutes ago', async () => {
    const { deps, shows, half } = await withTotp()
    await expect(giveSecondFactor(deps, await half(), shows(-2 * minute), '')).rejects.toThrow(
      'not the present',
    )
  })

  it('has to come within five minutes of the password', async () => {
    const { deps, shows, half } = await withTotp()
    const waiting = await half()
    deps.clock.pass(5 * minute + 1)
    await expect(giveSecondFactor(deps, waiting, shows(), '')).rejects.toThrow('longer than five minutes')
  })

  it('can be a recovery code, each of them once', async () => {
    const { deps, codes, half } = await withTotp()
    const [code = ''] = codes
    expect(codes).toHaveLength(10)
    const spaced = code.match(/.{1,5}/g)?.join(' ') ?? ''
    await giveSecondFactor(deps, await half(), spaced, '')
    await expect(giveSecondFactor(deps, await half(), code, '')).rejects.toThrow('used already')
  })

  it('forgets the old recovery codes when new ones are made', async () => {
    const { deps, signedIn, codes, half } = await withTotp()
    const fresh = await newRecoveryCodes(deps, await actorBehind(deps, signedIn))
    await expect(giveSecondFactor(deps, await half(), codes[1] ?? '', '')).rejects.toThrow('not the present')
    await giveSecondFactor(deps, await half(), fresh[1] ?? '', '')
  })

  it('turned off, leaves the password alone, and ends the sessions elsewhere', async () => {
    const { deps, signedIn, shows, half } = await withTotp()
    const { secret: elsewhere } = await giveSecondFactor(deps, await half(), shows(), '')
    await removeTotp(deps, await actorBehind(deps, signedIn))
    expect(await actorOf(deps, elsewhere)).toBeNull()
    expect((await signInWithPassword(deps, { email, password }, '')).stage).toBe('whole')
  })

  it('keeps no recovery code and no half session readable in the store', async () => {
    const { deps, codes, half } = await withTotp()
    const waiting = await half()
    const everything = JSON.stringify(await deps.store.list([], { limit: 1000 }))
    for (const each of [...codes, waiting]) expect(everything).not.toContain(each)
  })
})
