import { beforeEach, describe, expect, it } from 'vitest'
import { hookSenders } from '#core/hooks/senders.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { Unreached } from '#core/ports.ts'
import { hour, minute } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { outbox, testDeps, type TestDeps } from '#test/fakes/deps.ts'
import { fakeNetwork, type FakeNetwork } from '#test/fakes/network.ts'
import { subscribed } from '#test/fakes/subscribers.ts'

const url = 'https://hooks.slack.com/services/T/B/secret'
const input = { title: 'Nobody can sign in', message: 'We look.', severity: 'P1' as const }

let deps: TestDeps
let network: FakeNetwork
let box: ReturnType<typeof outbox>
beforeEach(() => {
  deps = testDeps({ teamSlack: true })
  network = fakeNetwork()
  box = outbox()
})

async function delivered(): Promise<void> {
  const senders = hookSenders({ ...deps, network, teamSlackUrl: url })
  await deliver({ ...deps, mailer: box, senders })
}

describe('the alert of the team', () => {
  it('is posted to the webhook as frozen, while the emails wait', async () => {
    await subscribed(deps, 'reader@example.com')
    await openIncident(deps, input, { by: 'x', holdSeconds: 10 })
    await delivered()
    expect([network.requests.map((each) => each.url), box.mails]).toEqual([[url], []])
    const body = JSON.parse(network.requests[0]?.body ?? '') as { text: string }
    expect(body).toMatchObject({ parse: 'none', link_names: false, unfurl_links: false })
    expect(body.text).toMatch(/^<!channel>\n🚨 INCIDENT ALERT - P1\n/)
    await delivered()
    expect(network.requests).toHaveLength(1)
  })

  it('is tried again until Slack takes it, and keeps no email waiting', async () => {
    await subscribed(deps, 'reader@example.com')
    const answers = [
      () => ({ status: 503 }),
      () => {
        throw new Unreached('timeout', 'no answer')
      },
      () => ({ status: 404, body: 'no_service' }),
      () => ({ status: 429, headers: { 'retry-after': '90' } }),
      () => ({ status: 200, body: 'ok' }),
    ]
    network.answer = () => answers.shift()?.() ?? { status: 500 }
    await openIncident(deps, input, { by: 'x' })
    await delivered()
    expect(box.mails).toHaveLength(1)
    for (let tries = 0; answers.length > 0 && tries < 20; tries++) {
      deps.clock.pass(minute)
      await delivered()
    }
    deps.clock.pass(hour)
    await delivered()
    expect([network.requests.length, answers.length]).toEqual([5, 0])
    expect(await deps.store.list(['notice-queue'], { limit: 5 })).toEqual([])
  })

  it('is given up, with the reason, where Slack cannot read it', async () => {
    network.answer = () => ({ status: 400, body: 'invalid_payload' })
    await openIncident(deps, input, { by: 'x' })
    await delivered()
    deps.clock.pass(hour)
    await delivered()
    expect(network.requests).toHaveLength(1)
    const [batch] = await deps.store.list(['batch'], { limit: 1 })
    expect(JSON.stringify(batch?.value)).toContain('Slack answered 400: invalid_payload')
  })

  it('keeps the address of the webhook out of the store', async () => {
    await openIncident(deps, input, { by: 'x' })
    await delivered()
    expect(JSON.stringify(await deps.store.list([], { limit: 100 }))).not.toContain('services/T/B')
  })
})
