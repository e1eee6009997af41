import { beforeEach, describe, expect, it } from 'vitest'
import type { CallingModel, CalledModel } from '#core/views/console/team-model.ts'
import { escalate } from '#functions/jobs/escalate.ts'
import { reachable } from '#test/core/escalation/team.ts'
import { content } from '#test/fakes/deps.ts'
import type { TestApp } from '#test/fakes/app.ts'
import { modelOf, type Person, testDesk } from './desk.ts'

let app: TestApp
let mara: Person
let person: Awaited<ReturnType<typeof testDesk>>['person']
beforeEach(async () => {
  const team = { ...reachable.team, rota: content.team.rota }
  ;({ app, mara, person } = await testDesk({ content: { ...reachable, team } }))
})

const consoleOf = async (path: string) =>
  (await modelOf(await mara.get(path))).console as {
    calling: CallingModel
    cockpit: { called: CalledModel }
  }

describe('the team at the console', () => {
  it('shows whose turn it is and who follows', async () => {
    const { turn } = (await consoleOf('/admin/team')).calling
    expect(turn).toMatchObject({
      now: { name: 'On-call Engineer', until: '2026-11-23T09:00:00.000Z' },
      next: { name: 'Senior Dev' },
    })
  })

  it('tries every channel when it is told to, and shows what became of it', async () => {
    expect((await consoleOf('/admin/team')).calling.test).toBeNull()
    const form = { once: 'pressed' }
    await mara.post('/admin/team/test', form)
    await mara.post('/admin/team/test', form)
    await app.deliver()
    expect(app.box.mails).toHaveLength(9)
    expect(app.box.mails[0]?.text).toContain('This is a test of the way to reach you.')
    expect(app.box.mails[0]?.text).not.toContain('/ack')
    const { test } = (await consoleOf('/admin/team')).calling
    expect(test?.people.find(({ name }) => name === 'Jane Smith')?.by).toEqual([
      { channel: 'email', state: 'sent', reason: null },
    ])
    expect(await (await mara.get('/admin/audit')).text()).toContain('team.test')
  })

  it('lets nobody try the channels who may not speak for the page', async () => {
    const viewer = await person('viewer')
    expect((await viewer.post('/admin/team/test')).status).toBe(403)
    expect((await viewer.get('/admin/team')).status).toBe(200)
  })
})

describe('an incident at the console', () => {
  const path = '/admin/incidents/INC-2026-11-17-001'

  it('shows whom it called, what became of that, who is on it and what comes next', async () => {
    await app.call('POST', '/api/v1/incidents', {
      title: 'Nobody can sign in',
      message: 'We look.',
      severity: 'P2',
      notify: false,
    })
    await escalate(app.deps)
    app.box.before = (_key, mails) => {
      if (mails.some(({ to }) => to.startsWith('john'))) throw new Error('mailbox is full')
    }
    await app.deliver()
    const { called } = (await consoleOf(path)).cockpit
    expect(called.next).toEqual({ saying: 'answer_soon', at: '2026-11-17T03:31:00.000Z' })
    expect(called.answered).toBeNull()
    expect(called.calls).toMatchObject([
      {
        saying: 'called',
        people: [
          { name: 'Tech Lead', by: [{ channel: 'email', state: 'sent' }] },
          { name: 'John Doe', by: [{ channel: 'email', state: 'waiting', reason: 'mailbox is full' }] },
        ],
      },
    ])
    await mara.post(`${path}/acknowledge`)
    const later = (await consoleOf(path)).cockpit.called
    expect(later.answered).toMatchObject({ at: '2026-11-17T02:41:00.000Z' })
    expect(later.next?.saying).toBe('update_soon')
  })
})
