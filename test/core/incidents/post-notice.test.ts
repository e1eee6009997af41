import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '#core/command.ts'
import type { PostNoticeInput } from '#core/incidents/inputs.ts'
import { postNotice, tryNotice } from '#core/incidents/post-notice.ts'
import { openIncidents } from '#core/incidents/record.ts'
import { minute } from '#core/words/times.ts'
import { testDeps, type TestDeps } from '#test/fakes/deps.ts'

let deps: TestDeps
let command: Command
const post = async (input: PostNoticeInput) => {
  deps.clock.pass(minute)
  return postNotice(deps, input, command)
}
const audit = async () =>
  (await deps.store.list(['audit'], { limit: 100 })).map(({ value }) => (value as { action: string }).action)

beforeEach(() => {
  deps = testDeps()
  command = { by: 'token:test' }
})

describe('a notice that opens an incident', () => {
  it('reads status, component and severity from the words, and says why', async () => {
    const { result } = await post({ message: 'Investigating issue with authentication' })
    expect(result.incident).toMatchObject({
      id: 'INC-2026-11-17-001',
      title: 'Issue with authentication',
      status: 'investigating',
      severity: 'P1',
      impacts: { authentication: 'major_outage' },
    })
    expect(result.inferred).toEqual([
      'status investigating (the message says “investigating”)',
      'component Authentication (named in the message)',
      'severity P1 Critical (decision tree: Is authentication broken? Yes, it concerns Authentication; the severity table lists “Authentication failure” under P2, the tree decides)',
      'next update promised by 02:57 UTC',
      'subscribers are told by email',
    ])
  })

  it('takes what is given over what is read', async () => {
    const { result } = await post({
      message: 'Investigating issue with authentication',
      severity: 'P3',
      components: ['db'],
      status: 'identified',
    })
    expect(result.incident).toMatchObject({
      severity: 'P3',
      status: 'identified',
      impacts: { database: 'degraded_performance' },
      classification: null,
    })
  })

  it('concerns every service when everything is down', async () => {
    const { result } = await post({ message: 'Everything is down' })
    expect(Object.keys(result.incident.impacts)).toHaveLength(6)
  })

  it('numbers the incidents of a day', async () => {
    await post({ message: 'Database is slow' })
    const { result } = await post({ message: 'Webhooks are delayed' })
    expect(result.incident.id).toBe('INC-2026-11-17-002')
  })

  it('changes nothing when it is only tried', async () => {
    const tried = await tryNotice(deps, { message: 'Login is broken' }, 'test')
    expect(tried.incident.severity).toBe('P1')
    expect(await openIncidents(deps)).toEqual([])
  })
})

describe('a notice while an incident is open', () => {
  beforeEach(() => post({ message: 'Investigating issue with authentication' }))

  it('goes to the only open incident when it names no service', async () => {
    const { result } = await post({ message: 'It is everyone, in every region.' })
    expect(result).toMatchObject({
      opened: false,
      incident: { id: 'INC-2026-11-17-001', status: 'investigating' },
    })
    expect(result.incident.updates).toHaveLength(2)
  })

  it('goes to the incident about the same service', async () => {
    await post({ message: 'Database is slow' })
    const { result } = await post({ message: 'Identified: the login certificate ran out' })
    expect(result.incident).toMatchObject({ id: 'INC-2026-11-17-001', status: 'identified' })
  })

  it('goes on with the only one when it names a later step and another service', async () => {
    const { result } = await post({ message: 'Identified: a database failover was the cause' })
    expect(result).toMatchObject({
      opened: false,
      incident: { id: 'INC-2026-11-17-001', status: 'identified' },
    })
  })

  it('opens another one for trouble elsewhere', async () => {
    const { result } = await post({ message: 'Database is slow' })
    expect(result).toMatchObject({ opened: true, incident: { id: 'INC-2026-11-17-002' } })
  })

  it('asks which one is meant when several could be', async () => {
    await post({ message: 'Database is slow' })
    await expect(post({ message: 'A fix is in place' })).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('INC-2026-11-17-001 and INC-2026-11-17-002') as string,
    })
  })

  it('goes where it is sent', async () => {
    await post({ message: 'Database is slow' })
    const { result } = await post({ message: 'Still looking', incident: 'INC-2026-11-17-001' })
    expect(result.incident.id).toBe('INC-2026-11-17-001')
  })

  it('changes nothing when it says again what was said last', async () => {
    const { changed, result } = await post({ message: 'Investigating issue with authentication' })
    expect(changed).toBe(false)
    expect(result.incident.updates).toHaveLength(1)
  })

  it('promises the next update and remembers what was promised', async () => {
    const { result } = await post({ message: 'Still looking' })
    expect(result.update).toMatchObject({
      promisedFor: '2026-11-17T02:57:00.000Z',
      nextUpdateAt: '2026-11-17T02:58:00.000Z',
    })
  })

  it('resolves it, ends every impact and promises nothing more', async () => {
    const { result } = await post({ message: 'A new certificate is installed', status: 'resolved' })
    expect(result.incident).toMatchObject({
      status: 'resolved',
      resolvedAt: '2026-11-17T02:43:00.000Z',
      nextUpdateAt: null,
      impacts: { authentication: 'operational' },
      spans: [
        {
          component: 'authentication',
          status: 'major_outage',
          from: '2026-11-17T02:42:00.000Z',
          to: '2026-11-17T02:43:00.000Z',
        },
      ],
    })
    expect(await openIncidents(deps)).toEqual([])
  })

  it('takes a resolution said twice for one', async () => {
    await post({ message: 'Done', status: 'resolved' })
    const { changed, result } = await post({ message: 'Done', status: 'resolved' })
    expect([changed, result.incident.updates.length]).toEqual([false, 2])
  })

  it('refuses to resolve what is not open', async () => {
    await post({ message: 'Done', status: 'resolved' })
    await expect(post({ message: 'Other words', status: 'resolved' })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('opens a new incident when the trouble comes back after it was resolved', async () => {
    await post({ message: 'Done', status: 'resolved' })
    const { result } = await post({ message: 'Investigating issue with authentication' })
    expect(result).toMatchObject({ opened: true, incident: { id: 'INC-2026-11-17-002' } })
  })
})

describe('the idempotency key', () => {
  it('makes a repeat answer as the first did and change nothing', async () => {
    command = { by: 'a', once: { key: 'k1', request: 'digest' } }
    const first = await post({ message: 'Database is down' })
    const again = await post({ message: 'Database is down' })
    expect(again.result).toEqual(JSON.parse(JSON.stringify(first.result)))
    expect([first.changed, again.changed]).toEqual([true, false])
    expect(await audit()).toEqual(['incident.open'])
  })

  it('refuses the same key for another request', async () => {
    command = { by: 'a', once: { key: 'k1', request: 'one' } }
    await post({ message: 'Database is down' })
    command = { by: 'a', once: { key: 'k1', request: 'other' } }
    await expect(post({ message: 'API is down' })).rejects.toMatchObject({ kind: 'conflict' })
  })
})

describe('writers at the same time', () => {
  it('end in one incident with every word in it', async () => {
    const messages = Array.from({ length: 5 }, (_, index) => `Login fails, report ${index}`)
    await Promise.all(messages.map((message) => postNotice(deps, { message }, command)))
    const [only, ...others] = await openIncidents(deps)
    expect(others).toEqual([])
    expect(only?.incident.updates.map(({ message }) => message.source).toSorted()).toEqual(messages)
  })
})

describe('a notice that is refused', () => {
  it.each([
    [{ message: 'x', components: ['nonsense'] }, 'components[0]'],
    [{ message: 'x', incident: 'INC-2026-01-01-001' }, ''],
  ])('changes nothing: %j', async (input, field) => {
    const refused = await post(input as PostNoticeInput).catch(
      (error: unknown) => error as { mistakes: { field: string }[] },
    )
    expect('mistakes' in refused && (refused.mistakes[0]?.field ?? '')).toBe(field)
    expect(await deps.store.list(['incident'], { limit: 1 })).toEqual([])
  })
})
