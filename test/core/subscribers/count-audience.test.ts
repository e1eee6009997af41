import { describe, expect, it } from 'vitest'
import type { Audience } from '#core/notices/notice.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { countSubscribers } from '#core/subscribers/count.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { listSubscribers } from '#core/subscribers/list-subscribers.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { SubscribeInput } from '#core/subscribers/subscriber.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { unsuppressAddress } from '#core/subscribers/unsuppress-address.ts'
import { day } from '#core/words/times.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

async function joined(deps: TestDeps, input: SubscribeInput) {
  const secrets: string[] = []
  const secret = () => {
    secrets.push(deps.ids.secret())
    return secrets.at(-1) ?? ''
  }
  await subscribe({ ...deps, ids: { ...deps.ids, secret } }, input, { by: 'public' })
  deps.clock.pass(day + 1)
  return confirm(deps, secrets[0] ?? '', { by: 'public' })
}

const about = (components: string[]): Audience => ({ to: 'subscribers', components, severity: 'P1' })

describe('whom a notice goes to', () => {
  it('is counted by what people asked for', async () => {
    const deps = testDeps()
    await joined(deps, { email: 'ana@example.com' })
    await joined(deps, { email: 'ben@example.com', components: ['api'] })
    await joined(deps, { email: 'cem@example.com', updates: 'ends' })
    await joined(deps, { email: 'dov@example.com', severities: ['P4'] })
    const count = (kind: 'initial' | 'update', components: string[]) =>
      countAudience(deps, { kind, audience: about(components) })
    expect(await count('initial', ['api'])).toMatchObject({ told: 3, endsOnly: 0, suppressed: 0 })
    expect(await count('update', ['api'])).toMatchObject({ told: 2, endsOnly: 1, suppressed: 0 })
    expect(await count('update', ['database'])).toMatchObject({ told: 1, endsOnly: 1, suppressed: 0 })
  })

  it('follows who leaves and who asks for something else', async () => {
    const deps = testDeps()
    const ana = await joined(deps, { email: 'ana@example.com' })
    await joined(deps, { email: 'ben@example.com' })
    await joined(deps, { email: 'ben@example.com', components: ['api'] })
    const count = async () =>
      (await countAudience(deps, { kind: 'initial', audience: about(['database']) })).told
    expect([await count(), await countSubscribers(deps.store)]).toEqual([1, 2])
    await unsubscribe(deps, ana.token, { by: 'public' })
    await unsubscribe(deps, ana.token, { by: 'public' })
    expect([await count(), await countSubscribers(deps.store)]).toEqual([0, 1])
  })

  it('knows who is sent nothing, however they come to that', async () => {
    const deps = testDeps()
    const by = { by: 'test' }
    const count = () => countAudience(deps, { kind: 'initial', audience: about([]) })
    const ana = await joined(deps, { email: 'ana@example.com' })
    await joined(deps, { email: 'ben@example.com' })
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'bounced' }, by)
    await suppressAddress(deps, { email: 'nobody@example.com', reason: 'bounced' }, by)
    expect(await count()).toMatchObject({ told: 1, endsOnly: 0, suppressed: 1, bounced: 1 })
    await unsuppressAddress(deps, 'ana@example.com', by)
    expect(await count()).toMatchObject({ told: 2, endsOnly: 0, suppressed: 0 })
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'bounced' }, by)
    await unsubscribe(deps, ana.token, { by: 'public' })
    expect(await count()).toMatchObject({ told: 1, endsOnly: 0, suppressed: 0 })
  })

  it('agrees with the list, however many leave at once', async () => {
    const deps = testDeps()
    const people = []
    for (let index = 0; index < 40; index++)
      people.push(await joined(deps, { email: `person-${index}@example.com` }))
    await Promise.all(
      people
        .filter((_, index) => index % 8 === 0)
        .map(({ token }) => unsubscribe(deps, token, { by: 'public' })),
    )
    const { items, total } = await listSubscribers(deps, { limit: 100, after: null })
    expect([items.length, total, await countSubscribers(deps.store)]).toEqual([35, 35, 35])
  })
})
