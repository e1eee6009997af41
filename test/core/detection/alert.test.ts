import { describe, expect, it } from 'vitest'
import { like } from '#core/detection/alert.ts'
import { signal, told } from './alerts.ts'

describe('an alert', () => {
  it('means the service that one of its labels names, by id, name or alias', () => {
    for (const service of ['authentication', 'Authentication', 'login'])
      expect(signal({ labels: { alertname: 'X', service } }).components).toEqual(['authentication'])
    expect(signal({ labels: { alertname: 'X', job: 'api', service: 'unheard-of' } }).components).toEqual([
      'api',
    ])
  })

  it('is not lost where nobody knows what it means', () => {
    expect(signal({ labels: { alertname: 'TurbineTooHot' } })).toMatchObject({
      name: 'TurbineTooHot',
      components: [],
      measure: null,
    })
  })

  it('is left out where the mapping says so', () => {
    expect(told({ labels: { alertname: 'Watchdog' } })).toBeNull()
    expect(told({ labels: { alertname: 'DatasourceNoData', service: 'api' } })).toBeNull()
  })

  it.each([
    ['62.4', 62.4],
    ['62.4%', 62.4],
    ['6.24e1', 62.4],
    ['850ms', 0.85],
    ['about a half', null],
  ])('has the value that its annotation gives: %s', (value, number) => {
    const labels = { alertname: 'HighErrorRate', service: 'api' }
    expect(signal({ labels, annotations: { value } }).value).toBe(number)
  })

  it('has the value that a query of Grafana came to', () => {
    const labels = { alertname: 'HighErrorRate', service: 'api' }
    expect(signal({ labels, values: { value: 71 } }).value).toBe(71)
  })

  it('ends when it says so, never before it began, and at once where it does not say', () => {
    const startsAt = '2026-11-17T02:30:00.000Z'
    const until = (more: object) => signal({ startsAt, ...more }).until
    expect(until({})).toBeNull()
    expect(until({ endsAt: '2026-11-17T03:00:00Z' })).toBeNull()
    expect(until({ status: 'resolved', endsAt: '2026-11-17T02:35:00Z' })).toBe('2026-11-17T02:35:00.000Z')
    expect(until({ status: 'resolved' })).toBe('2026-11-17T02:41:00.000Z')
  })

  it('brings no control characters, no endless text and no address that a browser would run', () => {
    const { says, name, url } = signal({
      labels: { alertname: `Api\u0000\u202eDown${'!'.repeat(1000)}` },
      annotations: { summary: `one\n\ttwo \ud800${'x'.repeat(5000)}` },
      ...{ generatorURL: 'javascript:alert(1)' },
    })
    expect(name).toHaveLength(120)
    expect(name).toMatch(/^Api Down!/)
    expect(says).toHaveLength(600)
    expect(says).toMatch(/^one two \ufffdx/)
    expect(url).toBeNull()
  })

  it('is known by its fingerprint, or by its labels where it has none that can be kept', () => {
    const labels = { alertname: 'ApiDown', service: 'api' }
    const [one, other] = [signal({ labels, fingerprint: 'ü/..' }), signal({ labels, fingerprint: 'ü/..' })]
    expect(one.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(other.fingerprint).toBe(one.fingerprint)
    expect(signal({ labels, fingerprint: 'b5d4045c3f466fa9' }).fingerprint).toBe('b5d4045c3f466fa9')
  })
})

describe('a pattern', () => {
  it.each<[string, string, boolean]>([
    ['ApiDown', 'ApiDown', true],
    ['ApiDown', 'apidown', false],
    ['ApiDown', '*Down', true],
    ['ApiDown', 'Api*', true],
    ['ApiDown', '*', true],
    ['', '*', true],
    ['ApiErrorRateHigh', '*ErrorRate*', true],
    ['ApiErrorHigh', '*ErrorRate*', false],
    ['aba', 'ab*ba', false],
    ['a-b-c', 'a*b*c', true],
    ['a-c-b', 'a*b*c', false],
    [`${'a'.repeat(100_000)}b`, `${'a*'.repeat(30)}c`, false],
  ])('%.20s %.20s: %s', (text, pattern, fits) => {
    expect(like(text, pattern)).toBe(fits)
  })
})
