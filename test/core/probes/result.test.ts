import { describe, expect, it } from 'vitest'
import { type NetworkAnswer, Unreached, type UnreachedReason } from '#core/ports.ts'
import { type HttpProbe, probesSchema } from '#core/probes/probe.ts'
import { resultOfAnswer, resultOfFailure, resultOfHeartbeat } from '#core/probes/result.ts'
import { minute } from '#core/words/times.ts'
import { probe } from './watched.ts'

const now = Date.parse('2026-11-17T02:41:00.000Z')

function judged(http: Record<string, unknown>, answer: Partial<NetworkAnswer>, more = {}) {
  return resultOfAnswer(
    probe({ http: { url: '/', ...http }, ...more }) as HttpProbe,
    { status: 200, headers: {}, body: '', milliseconds: 40, certificateExpiresAt: null, ...answer },
    now,
  )
}

const health = JSON.stringify({
  status: 'degraded',
  services: { auth: { status: 'healthy', responseTime: 41 }, list: [{ up: true }] },
  metrics: { error_rate: 62.5, name: 'x' },
})

describe('an answer', () => {
  it('is good where it says what was expected', () => {
    expect(judged({}, {})).toEqual({ verdict: 'good', milliseconds: 40 })
    expect(judged({ status: [200, 503] }, { status: 503 })).toMatchObject({ verdict: 'good' })
  })

  it('is a failure with another status', () => {
    expect(judged({}, { status: 503 })).toEqual({
      verdict: 'failed',
      milliseconds: null,
      why: 'answered 503, expected 200',
      means: 'major_outage',
    })
    expect(judged({ status: [200, 204] }, { status: 301 })).toMatchObject({
      why: 'answered 301, expected 200 or 204',
    })
  })

  it.each<[object, string | null]>([
    [{ at: 'status', is: 'degraded' }, null],
    [{ at: 'status', is: ['healthy', 'degraded'] }, null],
    [{ at: 'status', is: 'healthy' }, 'status is "degraded", expected "healthy"'],
    [{ at: 'status', not: 'degraded' }, 'status is "degraded", expected anything but "degraded"'],
    [{ at: 'status', not: ['unhealthy', 'down'] }, null],
    [{ at: 'services.auth.responseTime', below: 100 }, null],
    [{ at: 'metrics.error_rate', below: 10 }, 'metrics.error_rate is 62.5, expected below 10'],
    [{ at: 'metrics.error_rate', above: 90 }, 'metrics.error_rate is 62.5, expected above 90'],
    [{ at: 'metrics.name', below: 10 }, 'metrics.name is "x", expected below 10'],
    [{ at: 'services.list.0.up', is: true }, null],
    [{ at: 'services.list.length', above: 0 }, null],
    [
      { at: 'services.sms.status', not: 'unhealthy' },
      'services.sms.status is nothing, expected anything but "unhealthy"',
    ],
    [{ at: 'constructor.name', is: 'Object' }, 'constructor.name is nothing, expected "Object"'],
  ])('that has to meet %j', (assertion, why) => {
    const result = judged({ json: [assertion] }, { body: health })
    expect(result).toMatchObject(why === null ? { verdict: 'good' } : { verdict: 'failed', why })
  })

  it('means what its first unmet assertion means', () => {
    const json = [
      { at: 'status', not: 'unhealthy' },
      { at: 'status', is: 'healthy', means: 'degraded_performance' },
    ]
    expect(judged({ json }, { body: health })).toMatchObject({ means: 'degraded_performance' })
    expect(judged({ json }, { body: '{"status":"unhealthy"}' })).toMatchObject({ means: 'major_outage' })
  })

  it.each(['', 'not JSON', '<html>'])('that is %j is no JSON', (body) => {
    expect(judged({ json: [{ at: 'status', is: 'x' }] }, { body })).toMatchObject({
      why: 'answered something that is not JSON',
    })
  })

  it('that comes too late is slow, which is another thing than down', () => {
    expect(judged({ slowerThanMs: 1000 }, { milliseconds: 1000 })).toMatchObject({ verdict: 'good' })
    expect(judged({ slowerThanMs: 1000 }, { milliseconds: 2400 })).toEqual({
      verdict: 'failed',
      milliseconds: 2400,
      why: 'took 2400 ms, expected at most 1000 ms',
      means: 'degraded_performance',
      slow: true,
    })
  })

  it('warns of a certificate that runs out soon, and works all the same', () => {
    const certificateExpiresAt = '2026-11-30T00:00:00.000Z'
    expect(judged({}, { certificateExpiresAt })).toMatchObject({
      verdict: 'good',
      warning: 'its certificate runs out on 30 November',
    })
    expect(judged({ certificateDays: 7 }, { certificateExpiresAt })).not.toHaveProperty('warning')
  })

  it('gives the numbers that rules ask for', () => {
    const values = { error_rate: 'metrics.error_rate', name: 'metrics.name', gone: 'metrics.gone' }
    expect(judged({ values }, { body: health })).toMatchObject({ values: { error_rate: 62.5 } })
  })
})

describe('a look that met nobody', () => {
  it.each<[UnreachedReason, string]>([
    ['timeout', 'no answer within 10 s'],
    ['refused', 'takes no connection'],
    ['tls', 'offers no secure connection'],
    ['name', 'its name cannot be found'],
  ])('for the reason %s is a failure', (reason, why) => {
    expect(resultOfFailure(probe(), new Unreached(reason, 'x'))).toMatchObject({ verdict: 'failed', why })
  })

  it('because we may not look there tells nothing of the service', () => {
    expect(resultOfFailure(probe(), new Unreached('forbidden_address', '10.0.0.5'))).toEqual({
      verdict: 'missing',
      why: 'PROBE_ALLOW_PRIVATE does not allow it (10.0.0.5)',
    })
  })

  it('because of a mistake of ours is no result at all', () => {
    expect(() => resultOfFailure(probe(), new TypeError('x is not a function'))).toThrow(TypeError)
  })
})

describe('a sign of life', () => {
  const backup = probe({ heartbeat: { every: 3600, grace: 600 } })
  const beat = (minutesAgo: number, more = {}) => ({
    at: new Date(now - minutesAgo * minute).toISOString(),
    ok: true,
    milliseconds: null,
    says: null,
    ...more,
  })
  const heard = (given: ReturnType<typeof beat> | null, awakeMinutes = 1000) =>
    resultOfHeartbeat(backup, given, now - awakeMinutes * minute, now)

  it('counts for as long as the next may take', () => {
    expect(heard(beat(1, { milliseconds: 812 }))).toEqual({ verdict: 'good', milliseconds: 812 })
    expect(heard(beat(70))).toMatchObject({ verdict: 'good' })
    expect(heard(beat(71))).toMatchObject({ verdict: 'failed', why: 'nothing heard for 1 h 11 min' })
  })

  it('may be one of failure', () => {
    expect(heard(beat(1, { ok: false, says: 'disk is full' }))).toMatchObject({
      verdict: 'failed',
      why: 'disk is full',
    })
  })

  it('is not missed before the first, nor while we were away ourselves', () => {
    expect(heard(null)).toMatchObject({ verdict: 'missing' })
    expect(heard(beat(300), 60)).toMatchObject({ verdict: 'missing' })
    expect(heard(beat(300), 71)).toMatchObject({ verdict: 'failed' })
  })
})

describe('probes.yaml', () => {
  const mistakes = (more: object) =>
    probesSchema
      .safeParse({ probes: [{ id: 'a', name: 'A', component: 'api', ...more }], reference: [] })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

  it.each<[object, RegExp]>([
    [{}, /exactly one of http, tcp and heartbeat/],
    [{ http: { url: '/' }, tcp: { host: 'a', port: 1 } }, /exactly one/],
    [{ http: { url: 'ftp://a' } }, /http\.url expected an address/],
    [{ http: { url: '//elsewhere.example.com' } }, /http\.url expected an address/],
    [{ http: { url: '/', headers: { 'X A': 'b' } } }, /names of headers/],
    [{ http: { url: '/', headers: { 'X-A': 'b\r\nX-B: c' } } }, /printable characters/],
    [{ http: { url: '/', json: [{ at: 'a' }] } }, /one of is, not, below and above/],
    [{ http: { url: '/' }, every: 45 }, /multiple of 30/],
    [{ http: { url: '/' }, every: 10 }, /every/],
    [{ http: { url: '/' }, means: 'operational' }, /means/],
    [{ heartbeat: { every: 60, token: 'plain' } }, /sha256:/],
  ])('is refused with %j', (more, expected) => {
    expect(mistakes(more)?.join()).toMatch(expected)
  })
})
