import { beforeEach, describe, expect, it } from 'vitest'
import { expandNotice } from '#core/deliveries/expand-notice.ts'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { readDelivery } from '#core/deliveries/read-delivery.ts'
import { Refusal } from '#core/errors.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import type { Audience } from '#core/notices/notice.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import { removeSubscriber } from '#core/subscribers/remove-subscriber.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { departing } from '#core/subscribers/unsubscribe.ts'
import { unsuppressAddress } from '#core/subscribers/unsuppress-address.ts'
import { hour } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { by, subscribed } from './people.ts'

let deps: TestDeps
let box: Outbox
beforeEach(() => {
  deps = testDeps()
  box = outbox()
})

const send = () => deliver({ ...deps, mailer: box })
const open = () =>
  openIncident(deps, { title: 'Slow', message: 'It is slow.', severity: 'P2', components: ['api'] }, by)
const latest = async () => (await listDeliveries(deps, { limit: 1, after: null })).items[0]
const states = async () => {
  const { items } = await readDelivery(deps, (await latest())?.id ?? '', { limit: 50, after: null })
  return items.map(({ email, state }) => [email, state])
}
const kept = async (part: string) =>
  (await deps.store.list([], { limit: 10_000 })).filter((entry) => JSON.stringify(entry).includes(part))

describe('a suppressed address', () => {
  it('is sent nothing, from before the notice and from after it alike', async () => {
    await subscribed(deps, { email: 'ana@example.com' })
    await subscribed(deps, { email: 'ben@example.com' })
    await subscribed(deps, { email: 'cem@example.com' })
    await suppressAddress(deps, { email: 'Ana@Example.com', reason: 'bounced' }, by)
    await open()
    await expandNotice({ ...deps, mailer: box }, (await latest())?.id ?? '')
    await suppressAddress(deps, { email: 'ben@example.com', reason: 'complained' }, by)
    await send()
    expect(box.mails.map(({ to }) => to)).toEqual(['cem@example.com'])
    expect(await states()).toEqual([
      ['ana@example.com', 'suppressed'],
      ['ben@example.com', 'suppressed'],
      ['cem@example.com', 'sent'],
    ])
    expect(await latest()).toMatchObject({
      progress: { recipients: 3, sent: 1, suppressed: 2, queued: 0 },
      state: 'sent',
    })
  })

  it('may ask as often as it likes, is answered as always, and is sent nothing', async () => {
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'asked' }, by)
    await expect(subscribe(deps, { email: 'ana@example.com' }, by)).resolves.toBeUndefined()
    await expect(subscribe(deps, { email: 'ana@example.com' }, by)).resolves.toBeUndefined()
    await send()
    expect(box.mails).toEqual([])
  })

  it('is asked nothing any more by a mail that was on its way', async () => {
    await subscribe(deps, { email: 'ana@example.com' }, by)
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'asked' }, by)
    await send()
    expect(box.mails).toEqual([])
  })

  it('is not among the people whom the button counts', async () => {
    await subscribed(deps, { email: 'ana@example.com' })
    await subscribed(deps, { email: 'ben@example.com' })
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'asked' }, by)
    const audience: Audience = { to: 'subscribers', components: [], severity: null }
    expect(await countAudience(deps, { audience, kind: 'initial' })).toMatchObject({
      told: 1,
      endsOnly: 0,
      suppressed: 1,
      bounced: 0,
    })
  })

  it('stands in the store as a digest only, and not in the log', async () => {
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'asked' }, by)
    expect(await kept('ana@')).toEqual([])
  })

  it('is written to again once that is taken back', async () => {
    await subscribed(deps, { email: 'ana@example.com' })
    await suppressAddress(deps, { email: 'ana@example.com', reason: 'asked' }, by)
    expect(await suppressAddress(deps, { email: 'ANA@example.com', reason: 'bounced' }, by)).toMatchObject({
      changed: false,
      result: { reason: 'asked' },
    })
    expect((await unsuppressAddress(deps, 'ANA@example.com', by)).result).toBe(true)
    expect((await unsuppressAddress(deps, 'ana@example.com', by)).changed).toBe(false)
    await open()
    await send()
    expect(box.mails.map(({ to }) => to)).toEqual(['ana@example.com'])
  })
})

describe('a person removed for good', () => {
  it('stands nowhere any more, neither in what was sent nor in the log', async () => {
    const { id, token } = await subscribed(deps, { email: 'ana@example.com' }, box)
    await open()
    await send()
    expect(box.mails).toHaveLength(2)
    await removeSubscriber(deps, id, by)
    expect((await kept('ana@')).map(({ key }) => key)).toEqual([])
    expect(await kept(token)).toEqual([])
    expect(await states()).toEqual([[null, 'sent']])
    expect(await departing(deps, token)).toBe('gone')
    await expect(removeSubscriber(deps, id, by)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('is taken out of a batch that waits for an operator', async () => {
    const { id } = await subscribed(deps, { email: 'ana@example.com' })
    await subscribed(deps, { email: 'ben@example.com' })
    await open()
    box.before = () => {
      throw new Refusal('unavailable', 'down')
    }
    await send()
    deps.clock.pass(30 * hour)
    await send()
    expect(await latest()).toMatchObject({ state: 'stuck', progress: { unknown: 2, undecided: 2 } })
    await removeSubscriber(deps, id, by)
    expect((await kept('ana@')).map(({ key }) => key)).toEqual([])
    expect(await states()).toEqual([
      [null, 'left'],
      ['ben@example.com', 'unknown'],
    ])
  })

  it('may ask again', async () => {
    const { id } = await subscribed(deps, { email: 'ana@example.com' })
    await removeSubscriber(deps, id, by)
    expect((await subscribed(deps, { email: 'ana@example.com' })).id).not.toBe(id)
  })
})

describe('who asked and never confirmed', () => {
  it('is forgotten with the mail and the button', async () => {
    await subscribe(deps, { email: 'ana@example.com' }, by)
    await send()
    const secret = /token=([\w-]+)/.exec(box.mails[0]?.text ?? '')?.[1] ?? ''
    expect(await kept(secret)).toEqual([])
    await expect(confirm(deps, secret, by)).resolves.toMatchObject({ email: 'ana@example.com' })
  })

  it('leaves no address once the button has expired', async () => {
    await subscribe(deps, { email: 'ana@example.com' }, by)
    await send()
    deps.clock.pass(49 * hour)
    expect(await kept('ana@')).toEqual([])
  })
})
