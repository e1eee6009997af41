import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { reachable } from '#test/core/escalation/team.ts'
import { hookSecrets, testApp, type TestApp } from '#test/fakes/app.ts'
import { subscribed } from '#test/fakes/subscribers.ts'

const now = Date.parse('2026-11-17T02:41:00Z') / 1000
let triggers = 0

interface Said {
  response_type: string
  text: string
}

function send(app: TestApp, text: string, more: { at?: number; secret?: string; trigger?: string } = {}) {
  const { at = now, secret = hookSecrets.slack, trigger = `trigger-${++triggers}` } = more
  const body = new URLSearchParams({
    command: '/incident',
    text,
    user_id: 'U123',
    trigger_id: trigger,
  }).toString()
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  return app.fetch('/api/hooks/slack/command', {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Slack-Request-Timestamp': String(at),
      'X-Slack-Signature': `v0=${signature}`,
    },
  })
}

async function say(app: TestApp, text: string, trigger?: string): Promise<Said> {
  const answer = await send(app, text, trigger === undefined ? {} : { trigger })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Said
}

async function incidents(app: TestApp) {
  const { items } = (await (await app.fetch('/api/v1/incidents')).json()) as {
    items: { id: string; title: string; severity: string; status: string; updates: { message: string }[] }[]
  }
  return items.filter(({ id }) => id.startsWith('INC-2026-11-17'))
}

describe('/incident', () => {
  it('opens an incident as the procedure writes it', async () => {
    const app = await testApp()
    const said = await say(app, 'create "Dashboard Outage - P1"')
    expect(said).toMatchObject({
      response_type: 'in_channel',
      text: expect.stringContaining('INC-2026-11-17-001> P1 Critical, “Dashboard Outage”') as string,
    })
    expect(await incidents(app)).toMatchObject([
      { title: 'Dashboard Outage', severity: 'P1', status: 'investigating' },
    ])
    expect(await (await app.call('GET', '/api/v1/audit')).text()).toContain('slack:U123')
  })

  it.each([
    ['create “Reports are slow”', { title: 'Reports are slow', severity: 'P3' }],
    ['create Reports are slow – p4', { title: 'Reports are slow', severity: 'P4' }],
    ['  CREATE "API - v2 fails (P2)"', { title: 'API - v2 fails', severity: 'P2' }],
  ])('understands %s', async (text, incident) => {
    const app = await testApp()
    await say(app, text)
    expect(await incidents(app)).toMatchObject([incident])
  })

  it('updates and resolves the one that is open', async () => {
    const app = await testApp()
    await say(app, 'create "Dashboard Outage - P1"')
    await say(app, 'update Identified: a certificate ran out.')
    expect(await incidents(app)).toMatchObject([{ status: 'identified' }])
    await say(app, 'resolve')
    const [incident] = await incidents(app)
    expect(incident).toMatchObject({ status: 'resolved' })
    expect(incident?.updates.map(({ message }) => message)).toContain('It works again.')
  })

  it('asks which one is meant where several are open, and takes its number', async () => {
    const app = await testApp()
    await say(app, 'create "Reports are slow - P3"')
    await say(app, 'create "Nobody can sign in - P1"')
    const said = await say(app, 'resolve It works again.')
    expect(said).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('Several') as string,
    })
    await say(app, 'resolve inc-2026-11-17-001 Reports are quick again.')
    const open = (await incidents(app)).filter(({ status }) => status !== 'resolved')
    expect(open.map(({ title }) => title)).toEqual(['Nobody can sign in'])
  })

  it('says what is open, and only that something private is', async () => {
    const app = await testApp()
    expect((await say(app, 'status')).text).toBe('No incident is open.')
    await say(app, 'create "Reports are slow - P3"')
    const attack = await say(app, 'create "Security breach in billing"')
    expect(attack).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('Security') as string,
    })
    expect(attack.text).not.toContain('billing')
    const { text } = await say(app, 'status')
    expect(text).toContain('“Reports are slow”: investigating, next update by 06:41 UTC.')
    expect(text).toContain('1 more that only the team sees.')
    expect(text).not.toContain('billing')
    expect(await incidents(app)).toHaveLength(1)
  })

  it('helps with anything else, and names a mistake to the writer alone', async () => {
    const app = await testApp()
    expect((await say(app, '')).text).toContain('/incident create')
    for (const text of [
      'create',
      'create "Outage - P7"',
      'update',
      'resolve',
      'update INC-2020-01-01-001 x',
    ]) {
      expect((await say(app, text)).response_type).toBe('ephemeral')
    }
    expect(await incidents(app)).toEqual([])
  })

  it('calls nobody and links nowhere by the words of a headline', async () => {
    const app = await testApp()
    const { text } = await say(app, 'create "<!channel> <http://evil.example|here> @everyone"')
    expect(text).not.toMatch(/<!channel>|<http:\/\/evil|@everyone/)
  })

  it('does once what Slack brings twice', async () => {
    const app = await testApp()
    const first = await say(app, 'create "Outage - P1"', 'same')
    expect(await say(app, 'create "Outage - P1"', 'same')).toEqual(first)
    expect(await incidents(app)).toHaveLength(1)
  })

  it('resolves once what Slack brings twice', async () => {
    const app = await testApp()
    await say(app, 'create "Outage - P1"')
    const first = await say(app, 'resolve It works again.', 'same')
    expect(first.response_type).toBe('in_channel')
    expect(await say(app, 'resolve It works again.', 'same')).toEqual(first)
  })

  it('says how many are emailed and where that is stopped, or that nobody is', async () => {
    const app = await testApp()
    await subscribed(app.deps, 'reader@example.com')
    const loud = await say(app, 'create "Reports are slow - P3"')
    expect(loud.text).toContain(
      '1 person is told in 30 seconds; until then <https://status.example.com/admin',
    )
    await app.deliver()
    expect(app.box.mails).toEqual([])
    app.deps.clock.pass(30_000)
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
    const quiet = await say(app, 'update --no-notify We look at the database.')
    expect(quiet.text).toMatch(/Nobody is emailed\.$/)
    app.deps.clock.pass(60_000)
    await app.deliver()
    expect(app.box.mails).toHaveLength(1)
    expect((await incidents(app))[0]?.updates.map(({ message }) => message)).toContain(
      'We look at the database.',
    )
  })

  it('lets only the people of team.yaml speak where it names members of Slack', async () => {
    const closed = await testApp({ content: reachable })
    const refused = await say(closed, 'create "Outage - P1"')
    expect(refused).toMatchObject({ response_type: 'ephemeral' })
    expect(refused.text).toContain('Nothing was changed')
    expect(await incidents(closed)).toEqual([])
    expect((await say(closed, 'status')).text).toBe('No incident is open.')
  })

  it('refuses another secret, an old time and everybody until its secret is set', async () => {
    const app = await testApp()
    expect((await send(app, 'status', { secret: 'another' })).status).toBe(401)
    expect((await send(app, 'status', { at: now - 301 })).status).toBe(401)
    expect((await send(app, 'status', { at: now + 301 })).status).toBe(401)
    expect(
      (await app.fetch('/api/hooks/slack/command', { method: 'POST', body: 'text=status' })).status,
    ).toBe(401)
    const closed = await testApp({ hookSecrets: { ...hookSecrets, slack: undefined } })
    expect((await send(closed, 'status')).status).toBe(401)
  })
})
