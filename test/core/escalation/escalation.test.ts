import { beforeEach, describe, expect, it } from 'vitest'
import { acknowledge, handOver } from '#core/handling/handle.ts'
import { closePrivately, decidePrivately, publishPrivately } from '#core/handling/private-incident.ts'
import { carryOut } from '#core/command.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import type { OpenIncidentInput } from '#core/incidents/inputs.ts'
import { escalate } from '#functions/jobs/escalate.ts'
import { type Watch, watch } from './team.ts'

const mara = { by: 'operator:mara' }
const id = 'INC-2026-11-17-001'
const all = 'John Doe, Tech Lead, PR Manager, Security Officer, On-call Engineer'
const backups = 'Jane Smith, Senior Dev, Marketing, CISO'

let on: Watch
beforeEach(() => {
  on = watch()
})

function open(severity: OpenIncidentInput['severity'], more: Partial<OpenIncidentInput> = {}) {
  const input = {
    title: 'Nobody can sign in',
    message: 'We look.',
    severity,
    nextUpdateMinutes: 10_000,
    ...more,
  }
  return openIncident(on.deps, input, mara)
}

async function declare(kind: OpenIncidentInput['kind'], severity: OpenIncidentInput['severity'] = 'P2') {
  const input = { title: 'Somebody is in', message: 'We look.', kind, severity }
  await carryOut(on.deps, mara, () => decidePrivately(on.deps, input, mara))
}

describe('an incident calls', () => {
  it.each([
    ['P1', all],
    ['P2', 'Tech Lead, John Doe'],
    ['P3', 'Tech Lead, On-call Engineer'],
    ['P4', 'On-call Engineer'],
  ] as const)('at %s: %s', async (severity, names) => {
    await open(severity)
    await on.minutes(0)
    expect(await on.said(id)).toEqual([`called: ${names}`])
  })

  it('the backup when nobody answers in time, and everybody and the commander when the backup does not', async () => {
    await open('P2')
    await on.minutes(49)
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe'])
    await on.minutes(1)
    expect(await on.said(id)).toEqual(['answer_soon: Tech Lead, John Doe'])
    await on.minutes(10)
    expect(await on.said(id)).toEqual(['backup: Senior Dev, Jane Smith'])
    await on.minutes(60)
    expect(await on.said(id)).toEqual(['everybody: Tech Lead, John Doe, Senior Dev, Jane Smith'])
    await on.minutes(300)
    expect(await on.said(id)).toEqual([])
  })

  it('nobody else once somebody has answered', async () => {
    await open('P1')
    await on.minutes(9)
    await acknowledge(on.deps, id, { by: 'team:Tech Lead' })
    await on.minutes(60)
    expect(await on.said(id)).toEqual([`called: ${all}`, 'acknowledged: '])
    expect((await on.calls(id)).at(-1)?.why).toBe('Tech Lead is on it since 02:50 UTC.')
  })

  it('nobody more when the answer comes after the backup was called', async () => {
    await open('P1')
    await on.minutes(20)
    await acknowledge(on.deps, id, mara)
    await on.minutes(60)
    expect(await on.said(id)).toEqual([
      `called: ${all}`,
      `answer_soon: ${all}`,
      `backup: ${backups}`,
      'acknowledged: ',
    ])
  })

  it('nobody when it was over before anybody had to answer', async () => {
    await open('P2')
    await on.minutes(5)
    await postUpdate(on.deps, id, { message: 'Over.', status: 'resolved' }, mara)
    await on.minutes(300)
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe'])
    expect(await on.deps.store.list(['escalation-due'], { limit: 10 })).toEqual([])
  })

  it('everybody of the new severity when it becomes worse, and gives them the time of that', async () => {
    await open('P3')
    await on.minutes(30)
    await postUpdate(on.deps, id, { message: 'Worse.', severity: 'P1', nextUpdateMinutes: 10_000 }, mara)
    await on.minutes(14)
    expect(await on.said(id)).toEqual([
      'called: Tech Lead, On-call Engineer',
      `raised: ${all}`,
      `answer_soon: ${all}`,
    ])
    await on.minutes(1)
    expect(await on.said(id)).toEqual([`backup: ${backups}`])
  })

  it('nobody a second time when it becomes less bad, but for who had not been called', async () => {
    await open('P2')
    await on.minutes(1)
    await postUpdate(on.deps, id, { message: 'Better.', severity: 'P3', nextUpdateMinutes: 10_000 }, mara)
    await on.minutes(60)
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe', 'called: On-call Engineer'])
  })

  it('again when it begins anew, though somebody had answered before', async () => {
    await open('P4')
    await acknowledge(on.deps, id, mara)
    await on.minutes(1)
    await postUpdate(on.deps, id, { message: 'Over.', status: 'resolved' }, mara)
    await on.minutes(60)
    await postUpdate(on.deps, id, { message: 'Again.', status: 'investigating' }, mara)
    await on.minutes(1)
    expect(await on.said(id)).toEqual([
      'called: On-call Engineer',
      'acknowledged: ',
      'called: On-call Engineer',
    ])
    expect(await acknowledge(on.deps, id, { by: 'operator:noor' })).toMatchObject({
      acknowledged: { by: 'operator:noor' },
    })
  })
})

describe('a promised update', () => {
  it('is reminded of before, and told of to backup and commander when it is late', async () => {
    await open('P1', { nextUpdateMinutes: 15 })
    await acknowledge(on.deps, id, mara)
    await on.minutes(0)
    await on.said(id)
    await on.minutes(9)
    expect(await on.said(id)).toEqual([])
    await on.minutes(1)
    expect(await on.said(id)).toEqual(['update_soon: PR Manager'])
    await on.minutes(5)
    expect(await on.said(id)).toEqual(['update_late: Marketing, John Doe'])
  })

  it('is not reminded of once it was given, and the next one is', async () => {
    await open('P1', { nextUpdateMinutes: 15 })
    await acknowledge(on.deps, id, mara)
    await on.minutes(9)
    await postUpdate(on.deps, id, { message: 'Nothing new yet.', nextUpdateMinutes: 30 }, mara)
    await on.minutes(24)
    expect(await on.said(id)).toEqual([`called: ${all}`, 'acknowledged: '])
    await on.minutes(1)
    expect(await on.said(id)).toEqual(['update_soon: PR Manager'])
  })

  it('goes to whoever took command', async () => {
    await open('P1', { nextUpdateMinutes: 15 })
    await acknowledge(on.deps, id, mara)
    await handOver(on.deps, id, 'CISO', mara)
    await on.minutes(15)
    expect((await on.said(id)).at(-1)).toBe('update_late: Marketing, CISO')
  })
})

describe('an incident that only the team knows', () => {
  it('calls the security lead alone when it is an attack, and the others when it is published', async () => {
    await declare('security')
    await on.minutes(70)
    expect(await on.said(id)).toEqual([
      'called: Security Officer',
      'answer_soon: Security Officer',
      'backup: CISO',
    ])
    const input = { title: 'Somebody was in', message: 'We tell you.', severity: 'P2' as const }
    await publishPrivately(on.deps, id, { ...input, kind: 'security', nextUpdateMinutes: 10_000 }, mara)
    await on.minutes(0)
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe'])
  })

  it('owes readers a first word within the time of its severity, unless it is private by its kind', async () => {
    await declare('outage')
    await acknowledge(on.deps, id, mara)
    await on.minutes(60)
    expect(await on.said(id)).toEqual([
      'called: Tech Lead, John Doe',
      'acknowledged: ',
      'notice_soon: PR Manager',
      'notice_late: Marketing, John Doe',
    ])
  })

  it('is quiet once it is closed', async () => {
    await declare('security')
    await on.minutes(1)
    await closePrivately(on.deps, id, 'A test of ours.', mara)
    await on.minutes(300)
    expect(await on.said(id)).toEqual(['called: Security Officer'])
  })
})

describe('the job', () => {
  it('says everything once, however many run at the same time', async () => {
    await open('P2')
    await Promise.all([escalate(on.deps), escalate(on.deps), escalate(on.deps)])
    on.deps.clock.pass(60 * 60_000)
    await Promise.all([escalate(on.deps), escalate(on.deps), escalate(on.deps)])
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe', 'backup: Senior Dev, Jane Smith'])
    expect(
      (await on.notices()).filter(({ audience }) => 'channel' in audience && audience.channel === 'email'),
    ).toHaveLength(4)
  })

  it('says nothing of what is past when it was away, and says what still holds', async () => {
    await open('P2', { nextUpdateMinutes: 60 })
    await on.minutes(0)
    on.deps.clock.pass(30 * 60 * 60_000)
    await on.minutes(1)
    expect((await on.said(id)).slice(1)).toEqual([
      'everybody: Tech Lead, John Doe, Senior Dev, Jane Smith',
      'update_late: Marketing, John Doe',
    ])
  })

  it('says nothing again when the clock is put back', async () => {
    await open('P2')
    await on.minutes(61)
    await on.said(id)
    on.deps.clock.pass(-55 * 60_000)
    await postUpdate(on.deps, id, { message: 'Still.', nextUpdateMinutes: 10_000 }, mara)
    await on.minutes(56)
    expect(await on.said(id)).toEqual([])
  })

  it('leaves its mark in one commit with what is said, or none of both', async () => {
    const { store } = on.deps
    await open('P2')
    let fails = true
    const failing = {
      ...store,
      commit: (change: Parameters<typeof store.commit>[0]) =>
        fails && change.put.some(({ key }) => key[0] === 'escalation')
          ? Promise.reject(new Error('killed'))
          : store.commit(change),
    }
    await expect(escalate({ ...on.deps, store: failing })).rejects.toThrow('people who cannot be called')
    expect(await on.notices()).toEqual([])
    fails = false
    await escalate({ ...on.deps, store: failing })
    expect(await on.said(id)).toEqual(['called: Tech Lead, John Doe'])
  })

  it('tells each person over every channel by which they can be reached', async () => {
    await open('P2')
    await on.minutes(0)
    const [call] = await on.calls(id)
    expect(call?.people.map(({ name, by }) => [name, ...by.map(({ channel }) => channel)])).toEqual([
      ['Tech Lead', 'slack', 'email', 'pager'],
      ['John Doe', 'email'],
    ])
    const [slack] = (await on.notices()).filter(({ chat }) => chat)
    expect(slack?.chat).toMatch(
      /^P2 INC-2026-11-17-001: Say by 03:41 UTC that you are on it\. Calling <@U0TECHLEAD> and @John Doe\./,
    )
  })
})
