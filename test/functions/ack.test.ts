import { beforeEach, describe, expect, it } from 'vitest'
import { findHandling } from '#core/handling/handling.ts'
import { linkLives } from '#core/escalation/answer-link.ts'
import { hookSenders } from '#core/hooks/senders.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { escalate } from '#functions/jobs/escalate.ts'
import { reachable } from '#test/core/escalation/team.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { fakeNetwork } from '#test/fakes/network.ts'

const id = 'INC-2026-11-17-001'
let app: TestApp
let address: string
beforeEach(async () => {
  app = await testApp({ content: reachable })
  await app.call('POST', '/api/v1/incidents', {
    title: 'Nobody can sign in',
    message: 'We look.',
    severity: 'P4',
    notify: false,
  })
  await escalate(app.deps)
  await app.deliver()
  address =
    /https:\/\/status\.example\.com(\/ack\?token=[\w-]+)/.exec(app.box.mails[0]?.text ?? '')?.[1] ?? ''
})

const handling = async () => (await findHandling(app.deps, id)).handling

describe('the link by which somebody says that they are on it', () => {
  it('does nothing when it is read, by them or by a program that looks at links', async () => {
    expect((await app.fetch(address)).status).toBe(200)
    expect((await app.fetch(address, { method: 'HEAD' })).status).toBe(200)
    expect((await handling()).acknowledged).toBeNull()
  })

  it('says it when the button is pressed, without a cookie, and names them in the audit log', async () => {
    const answer = await app.fetch(address, { method: 'POST' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Set-Cookie')).toBeNull()
    expect((await handling()).acknowledged).toMatchObject({ by: 'team:On-call Engineer' })
    const audit = (await app.deps.store.list(['audit'], { limit: 50 })).map(({ value }) => value)
    expect(audit).toContainEqual(
      expect.objectContaining({ by: 'team:On-call Engineer', action: 'incident.acknowledge', subject: id }),
    )
  })

  it('leaves whoever was first when it is pressed again', async () => {
    await app.fetch(address, { method: 'POST' })
    app.deps.clock.pass(60_000)
    const first = (await handling()).acknowledged
    await app.fetch(address, { method: 'POST' })
    expect((await handling()).acknowledged).toEqual(first)
  })

  it('works for nothing else, and not for ever', async () => {
    expect((await app.fetch('/ack?token=other', { method: 'POST' })).status).toBe(404)
    expect((await app.fetch('/ack')).status).toBe(404)
    app.deps.clock.pass(linkLives + 1)
    expect((await app.fetch(address, { method: 'POST' })).status).toBe(404)
    expect((await handling()).acknowledged).toBeNull()
  })
})

describe('the link in the channel of all', () => {
  it('asks who somebody is, and takes only the names of the team', async () => {
    const deps = { ...app.deps, teamSlack: true }
    await app.call('POST', '/api/v1/incidents', {
      title: 'Reports are slow',
      message: 'We look.',
      severity: 'P4',
      components: ['api'],
      notify: false,
    })
    await escalate(deps)
    const network = fakeNetwork()
    const senders = hookSenders({ ...deps, network, teamSlackUrl: 'https://hooks.slack.com/services/a' })
    await deliver({ ...deps, mailer: app.box, senders })
    const chat = network.requests.map(({ body }) => body).join('\n')
    const shared = /https:\/\/status\.example\.com(\/ack\?token=[\w-]+)\|I am on it/.exec(chat)?.[1] ?? ''
    const press = (name?: string) =>
      app.fetch(shared, { method: 'POST', body: new URLSearchParams(name === undefined ? {} : { name }) })
    expect((await press()).status).toBe(422)
    expect((await press('Somebody else')).status).toBe(422)
    expect((await press('Jane Smith')).status).toBe(200)
    const { handling: second } = await findHandling(app.deps, 'INC-2026-11-17-002')
    expect(second.acknowledged?.by).toBe('team:Jane Smith')
  })
})
