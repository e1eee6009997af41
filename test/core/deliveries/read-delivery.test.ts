import { beforeEach, describe, expect, it } from 'vitest'
import { listDeliveries } from '#core/deliveries/list-deliveries.ts'
import { deliveryPlace, readDelivery } from '#core/deliveries/read-delivery.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { unsubscribe } from '#core/subscribers/unsubscribe.ts'
import { minute } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { by, subscribed } from '#test/core/subscribers/people.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let box: Outbox
beforeEach(() => {
  deps = testDeps()
  box = outbox(2)
})

const send = () => deliver({ ...deps, mailer: box })
const open = async () =>
  (
    await openIncident(
      deps,
      { title: 'Slow', message: 'It is slow.', severity: 'P2', components: ['api'] },
      by,
    )
  ).result.incident.id
const list = (limit = 25, after: string | null = null) => listDeliveries(deps, { limit, after })

describe('what was sent', () => {
  it('is listed newest first, page by page, without the questions whether to confirm', async () => {
    await subscribed(deps, { email: 'ana@example.com' })
    const incident = await open()
    for (const message of ['We look.', 'We found it.']) {
      deps.clock.pass(minute)
      await postUpdate(deps, incident, { message }, by)
    }
    const first = await list(2)
    expect(first.items.map(({ kind, incident: about }) => [kind, about])).toEqual([
      ['update', incident],
      ['update', incident],
    ])
    const second = await list(2, first.next)
    expect([second.items.map(({ kind }) => kind), second.next]).toEqual([['initial'], null])
  })

  it('counts each outcome as it comes', async () => {
    for (const name of ['ana', 'ben', 'cem', 'dora']) await subscribed(deps, { email: `${name}@example.com` })
    const left = await subscribed(deps, { email: 'eva@example.com' })
    await open()
    expect((await list()).items[0]).toMatchObject({
      state: 'queued',
      subject: 'DuetRight Dashboard - Service Issue',
    })
    await deliver({ ...deps, mailer: box }, 2)
    expect((await list()).items[0]).toMatchObject({
      state: 'sending',
      progress: { recipients: 5, sent: 2, queued: 3 },
    })
    await unsubscribe(deps, left.token, by)
    box.send = (_key, mails) =>
      Promise.resolve(
        mails.map(({ to }) =>
          to.startsWith('cem')
            ? { state: 'failed' as const, reason: 'no such mailbox' }
            : { state: 'sent' as const },
        ),
      )
    await send()
    expect((await list()).items[0]).toMatchObject({
      state: 'sent',
      progress: { recipients: 5, sent: 3, failed: 1, left: 1, suppressed: 0, queued: 0 },
    })
  })

  it('tells of each person, page by page, and of those alone who did not get it', async () => {
    for (const name of ['ana', 'ben', 'cem', 'dora', 'eva'])
      await subscribed(deps, { email: `${name}@example.com` })
    await open()
    box.send = (_key, mails) =>
      Promise.resolve(
        mails.map(({ to }) =>
          to.startsWith('dora')
            ? { state: 'failed' as const, reason: 'no such mailbox' }
            : { state: 'sent' as const },
        ),
      )
    await send()
    const id = (await list()).items[0]?.id ?? ''
    const seen: (string | null)[] = []
    for (let after = null as ReturnType<typeof deliveryPlace>, more = true; more;) {
      const page = await readDelivery(deps, id, { limit: 2, after })
      seen.push(...page.items.map(({ email }) => email))
      after = page.next === null ? null : deliveryPlace(page.next)
      more = after !== null
    }
    expect(seen).toEqual(['ana', 'ben', 'cem', 'dora', 'eva'].map((name) => `${name}@example.com`))
    const failed = await readDelivery(deps, id, { limit: 10, after: null, state: 'failed' })
    expect(failed.items).toMatchObject([{ email: 'dora@example.com', reason: 'no such mailbox' }])
  })

  it('is found by its own id only', async () => {
    await expect(readDelivery(deps, 'warp', { limit: 1, after: null })).rejects.toMatchObject({
      kind: 'not_found',
    })
  })
})
