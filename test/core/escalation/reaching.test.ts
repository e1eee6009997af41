import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { hookSenders } from '#core/hooks/senders.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { decidePrivately } from '#core/handling/private-incident.ts'
import { carryOut } from '#core/command.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import type { Signal } from '#core/detection/signal.ts'
import { dismissProposal } from '#core/detection/close-proposal.ts'
import { hour } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { outbox } from '#test/fakes/deps.ts'
import { fakeNetwork, type FakeNetwork } from '#test/fakes/network.ts'
import { type Watch, watch } from './team.ts'

const mara = { by: 'operator:mara' }
const slackUrl = 'https://hooks.slack.com/services/T/B/secret'
const key = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const link = /https:\/\/status\.example\.com\/ack\?token=([\w-]+)/

let on: Watch
let network: FakeNetwork
let box: ReturnType<typeof outbox>
beforeEach(() => {
  on = watch()
  network = fakeNetwork()
  box = outbox()
})

async function delivered(): Promise<void> {
  const senders = hookSenders({ ...on.deps, network, teamSlackUrl: slackUrl, pagerSecret: `whsec_${key}` })
  await deliver({ ...on.deps, mailer: box, senders })
}

const open = () =>
  openIncident(
    on.deps,
    { title: 'Nobody can <sign> in', message: 'New sign-ins fail.', severity: 'P2', notify: false },
    mara,
  )

describe('a call', () => {
  it('is written to each, with why, and a link of their own', async () => {
    await open()
    await on.minutes(0)
    await delivered()
    const [tech, john] = box.mails
    expect(box.mails.map(({ to }) => to)).toEqual(['tech.lead@example.com', 'john.doe@example.com'])
    expect(tech?.subject).toBe('P2 INC-2026-11-17-001: Nobody can <sign> in')
    expect(tech?.text).toContain('Say by 03:41 UTC that you are on it.')
    expect(tech?.text).toContain('You are told as: Technical Lead')
    expect(tech?.html).toContain('Nobody can &lt;sign&gt; in')
    expect(tech?.headers).not.toHaveProperty('List-Unsubscribe')
    const secrets = [tech, john].map((mail) => link.exec(mail?.text ?? '')?.[1])
    expect(new Set(secrets).size).toBe(2)
    expect(link.exec(tech?.html ?? '')?.[1]).toBe(secrets[0])
  })

  it('leaves no secret behind that would open the link', async () => {
    await open()
    await on.minutes(0)
    await delivered()
    const secrets = box.mails.map(({ text }) => link.exec(text)?.[1] ?? 'none')
    const everything = JSON.stringify(await on.deps.store.list([], { limit: 1000 }))
    for (const secret of secrets) expect(everything).not.toContain(secret)
    expect(await on.deps.store.list(['answer'], { limit: 10 })).toHaveLength(4)
  })

  it('goes to a pager under a signature of Standard Webhooks, and again under the same id', async () => {
    network.answer = ({ url }) => ({ status: url.includes('pager') ? 503 : 200 })
    await open()
    await on.minutes(0)
    await delivered()
    on.deps.clock.pass(hour)
    network.answer = () => ({ status: 200 })
    await delivered()
    const paged = network.requests.filter(({ url }) => url === 'https://pager.example.com/tech')
    expect(paged).toHaveLength(2)
    const [first, second] = paged
    expect(first?.headers?.['webhook-id']).toBe(second?.headers?.['webhook-id'])
    const [id, at] = [second?.headers?.['webhook-id'], second?.headers?.['webhook-timestamp']]
    const signature = hmac(
      sha256,
      Uint8Array.from(atob(key), (char) => char.charCodeAt(0)),
      new TextEncoder().encode(`${id}.${at}.${second?.body}`),
    )
    expect(second?.headers?.['webhook-signature']).toBe(`v1,${btoa(String.fromCharCode(...signature))}`)
    const { type, data } = JSON.parse(second?.body ?? '{}') as { type: string; data: Record<string, unknown> }
    expect(type).toBe('incident.called')
    expect(data).toMatchObject({
      incident: 'INC-2026-11-17-001',
      severity: 'P2',
      person: 'Tech Lead',
      roles: ['Technical Lead'],
      answerBy: '2026-11-17T03:41:00.000Z',
      url: 'https://status.example.com/admin/incidents/INC-2026-11-17-001',
    })
    expect(data.answer).toMatch(link)
  })

  it('says in Slack that nobody else may pass on what is private', async () => {
    const input = { title: 'Somebody is in', message: 'We look.', kind: 'security' as const }
    await carryOut(on.deps, mara, () => decidePrivately(on.deps, input, mara))
    await on.minutes(0)
    await delivered()
    expect(box.mails.map(({ to }) => to)).toEqual(['security.officer@example.com'])
    expect(box.mails[0]?.text).toContain('https://status.example.com/admin/private/INC-2026-11-17-001')
    expect(box.mails[0]?.text).toContain('Only the team knows')
  })
})

describe('a draft of the checks', () => {
  const signal = (more: Partial<Signal> = {}): Signal => ({
    source: 'alertmanager',
    fingerprint: 'a',
    name: 'SignInDown',
    since: '2026-11-17T02:40:00.000Z',
    until: null,
    components: ['authentication'],
    measure: 'down',
    value: null,
    says: '',
    url: null,
    severity: null,
    kind: 'outage',
    ...more,
  })
  const drafts = async () =>
    (await on.deps.store.list(['proposal'], { limit: 10 })).map(({ key: [, id] }) => id ?? '')

  it('is told of once to whoever is on call, and once to their backup where nobody acts on it', async () => {
    await takeSignals(on.deps, [signal()], { by: 'hook:alertmanager' })
    await takeSignals(on.deps, [signal({ fingerprint: 'b', name: 'TokensFail' })], {
      by: 'hook:alertmanager',
    })
    const [id = ''] = await drafts()
    await on.minutes(9)
    await delivered()
    expect(await on.said(id)).toEqual(['draft: On-call Engineer'])
    expect(box.mails.map(({ to }) => to)).toEqual(['on.call.engineer@example.com'])
    expect(box.mails[0]?.text).toContain(`https://status.example.com/admin/drafts/${id}`)
    expect(JSON.parse(network.requests[0]?.body ?? '{}')).toMatchObject({
      text: expect.stringMatching(
        /^Draft, P1: .*alertmanager: SignInDown.*<!channel> Calling @On-call Engineer\./,
      ) as string,
    })
    await on.minutes(60)
    expect(await on.said(id)).toEqual(['draft: Senior Dev'])
  })

  it('is nobody’s to answer once it was put away', async () => {
    await takeSignals(on.deps, [signal()], { by: 'hook:alertmanager' })
    await on.minutes(1)
    const [id = ''] = await drafts()
    await dismissProposal(on.deps, id, {}, mara)
    await on.minutes(60)
    expect(await on.said(id)).toEqual(['draft: On-call Engineer'])
    expect(await on.deps.store.list(['escalation-due'], { limit: 10 })).toEqual([])
  })

  it('goes to the security lead where it is for the team alone', async () => {
    await takeSignals(on.deps, [signal({ kind: 'security' })], { by: 'hook:alertmanager' })
    await on.minutes(0)
    const [id = ''] = await drafts()
    expect(await on.said(id)).toEqual(['draft: Security Officer'])
    await delivered()
    const said = network.requests.map(({ body }) => body).join()
    expect(said).toContain('it is for the team alone')
    expect(said).not.toContain('SignInDown')
    expect(box.mails[0]?.text).toContain('SignInDown')
  })
})
