import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { baselines } from '#core/components/baseline.ts'
import { takeSignals } from '#core/detection/take-signals.ts'
import { listProposals } from '#core/detection/list-proposals.ts'
import { Unreached, type Network, type NetworkRequest } from '#core/ports.ts'
import { callsOf } from '#core/rules/call.ts'
import { lastFirings } from '#core/rules/record.ts'
import { rulesSchema } from '#core/rules/rule.ts'
import { minute } from '#core/words/times.ts'
import { detect } from '#functions/jobs/detect.ts'
import { signal } from '#test/core/detection/alerts.ts'
import { content, testDeps, type TestDeps } from '#test/fakes/deps.ts'

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
const hook = { by: 'hook:alertmanager' }

/** Takes every call, or what `answers` says, and remembers it. */
function remedies(answers: (attempt: number) => number | 'crash' = () => 204) {
  const asked: NetworkRequest[] = []
  const network: Network = {
    request(request) {
      asked.push(request)
      const status = answers(asked.length)
      if (status === 'crash') return Promise.reject(new Unreached('reset', 'the connection broke'))
      return Promise.resolve({ status, headers: {}, body: '', milliseconds: 5, certificateExpiresAt: null })
    },
    connect: () => Promise.reject(new Error('not asked for')),
  }
  return { asked, remediation: { network, url: 'https://remedies.example.com/hook', secret } }
}

function withRules(rules: object[]): TestDeps {
  const read = rulesSchema.parse({ rules }).rules
  return testDeps({ content: { ...content, detection: { ...content.detection, rules: read } } })
}

const restart = {
  id: 'errors',
  when: 'error_rate > 10%',
  services: ['api'],
  forMinutes: 2,
  coolDownMinutes: 30,
  do: [{ call: 'restart_service' }],
}

async function measured(deps: TestDeps, value: string, more: object = {}): Promise<void> {
  const labels = { alertname: 'HighErrorRate', service: 'api' }
  await takeSignals(deps, [signal({ labels, annotations: { value }, ...more })], hook)
}

async function recovers(deps: TestDeps): Promise<void> {
  await measured(deps, '1', { status: 'resolved', endsAt: new Date(deps.clock.now()).toISOString() })
}

describe('a rule', () => {
  it('does nothing while its condition does not hold', async () => {
    const deps = withRules([restart])
    const { asked, remediation } = remedies()
    await measured(deps, '10')
    await detect(deps, remediation)
    deps.clock.pass(10 * minute)
    await detect(deps, remediation)
    expect(asked).toEqual([])
    expect(await lastFirings(deps, 10)).toEqual([])
  })

  it('acts once it has held for long enough, and asks again only after its cool-down', async () => {
    const deps = withRules([restart])
    const { asked, remediation } = remedies()
    await measured(deps, '12')
    for (const [minutes, calls] of [
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 1],
      [28, 1],
      [1, 2],
    ] as const) {
      deps.clock.pass(minutes * minute)
      await detect(deps, remediation)
      expect(asked).toHaveLength(calls)
    }
  })

  it('begins to count anew when it has not held in between', async () => {
    const deps = withRules([restart])
    const { asked, remediation } = remedies()
    await measured(deps, '12')
    await detect(deps, remediation)
    deps.clock.pass(minute)
    await recovers(deps)
    await detect(deps, remediation)
    await measured(deps, '12', { startsAt: '2026-11-17T02:43:00Z' })
    deps.clock.pass(1.5 * minute)
    await detect(deps, remediation)
    expect(asked).toEqual([])
  })

  it('asks for a remedy as Standard Webhooks has it', async () => {
    const deps = withRules([{ ...restart, forMinutes: 0 }])
    const { asked, remediation } = remedies()
    await measured(deps, '62')
    await detect(deps, remediation)
    const [{ url, headers = {}, body = '' } = { url: '' }] = asked
    expect(url).toBe('https://remedies.example.com/hook')
    expect(JSON.parse(body)).toMatchObject({
      type: 'remediation.restart_service',
      data: { action: 'restart_service', rule: 'errors', component: 'api', measure: 'error_rate', value: 62 },
    })
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    expect(signature).toBe(`v1,${expected}`)
  })

  it('repeats a call whose answer was lost under the same id, and does not lose one that was refused', async () => {
    const deps = withRules([{ ...restart, forMinutes: 0 }])
    const { asked, remediation } = remedies((attempt) =>
      attempt === 1 ? 'crash' : attempt === 2 ? 503 : 200,
    )
    await measured(deps, '62')
    for (let tick = 0; tick < 12; tick++) {
      await detect(deps, remediation)
      deps.clock.pass(minute)
    }
    expect(asked).toHaveLength(3)
    expect(new Set(asked.map(({ headers }) => headers?.['webhook-id'])).size).toBe(1)
    expect(await callsOf(deps)).toMatchObject([{ state: 'taken', attempts: 3 }])
  })

  it('is not carried out twice when it was killed between the call and its record', async () => {
    const deps = withRules([{ ...restart, forMinutes: 0 }])
    const { asked, remediation } = remedies()
    await measured(deps, '62')
    const dying = {
      ...deps,
      store: {
        ...deps.store,
        commit: (change: Parameters<typeof deps.store.commit>[0]) =>
          change.put.some(({ key }) => key[0] === 'rule-call' && change.remove.length > 0)
            ? Promise.reject(new Error('killed'))
            : deps.store.commit(change),
      },
    }
    await expect(detect(dying, remediation)).rejects.toThrow()
    await detect(deps, remediation)
    await detect(deps, remediation)
    expect(asked.map(({ headers }) => headers?.['webhook-id'])).toEqual([
      asked[0]?.headers?.['webhook-id'],
      asked[0]?.headers?.['webhook-id'],
    ])
    expect(await lastFirings(deps, 10)).toHaveLength(1)
  })

  it('notes what it would do, and does none of it, in a dry run', async () => {
    const deps = withRules([
      {
        ...restart,
        forMinutes: 0,
        dryRun: true,
        do: [{ call: 'restart_service' }, { status: 'partial_outage' }],
      },
    ])
    const { asked, remediation } = remedies()
    await measured(deps, '62')
    await detect(deps, remediation)
    expect(asked).toEqual([])
    expect(await baselines(deps.store)).toEqual({})
    expect(await lastFirings(deps, 10)).toMatchObject([
      {
        rule: 'errors',
        component: 'api',
        value: 62,
        dryRun: true,
        acts: ['call restart_service', 'show partial outage'],
      },
    ])
  })

  it('shows a state as long as it holds, and leaves alone what somebody set since', async () => {
    const deps = withRules([
      { ...restart, forMinutes: 0, do: [{ status: 'partial_outage' }, { draft: true }] },
    ])
    const { remediation } = remedies()
    await measured(deps, '62')
    await detect(deps, remediation)
    expect((await baselines(deps.store)).api?.status).toBe('partial_outage')
    const [draft] = await listProposals(deps)
    expect(draft?.signals.map(({ signal: { source } }) => source)).toEqual(['alertmanager', 'rule'])
    await recovers(deps)
    await detect(deps, remediation)
    expect((await baselines(deps.store)).api?.status).toBe('operational')
    expect((await listProposals(deps))[0]?.standing.firing).toBe(false)
  })

  it('says so where there is nobody to call', async () => {
    const deps = withRules([{ ...restart, forMinutes: 0 }])
    await measured(deps, '62')
    await detect(deps, null)
    expect(await callsOf(deps)).toMatchObject([{ state: 'failed', said: 'REMEDIATION_URL is not set' }])
  })

  it.each([
    ['error_rate > 10%', { measure: 'error_rate', than: '>', limit: 10 }],
    ['memory_usage>=90 %', { measure: 'memory_usage', than: '>=', limit: 90 }],
    ['response_time > 2s', { measure: 'response_time', than: '>', limit: 2 }],
    ['response_time > 250 ms', { measure: 'response_time', than: '>', limit: 0.25 }],
  ])('reads %s', (when, condition) => {
    expect(rulesSchema.parse({ rules: [{ ...restart, when }] }).rules[0]?.when).toEqual(condition)
  })

  it.each(['error_rate', 'error_rate > lots', 'error rate > 10', 'process.exit() > 1', 'error_rate == 10'])(
    'does not read %s',
    (when) => {
      expect(rulesSchema.safeParse({ rules: [{ ...restart, when }] }).success).toBe(false)
    },
  )
})
