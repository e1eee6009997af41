import { describe, expect, it } from 'vitest'
import { isZone, schemeAt } from '#core/operators/appearance.ts'

describe('the console at night', () => {
  it.each([
    ['2026-11-17T18:59:00Z', 'device'],
    ['2026-11-17T19:00:00Z', 'dark'],
    ['2026-11-18T05:59:00Z', 'dark'],
    ['2026-11-18T06:00:00Z', 'device'],
    ['2026-07-18T18:00:00Z', 'dark'],
  ])('at %s in Berlin is %s', (now, scheme) => {
    expect(schemeAt('night', now, 'Europe/Berlin')).toBe(scheme)
  })

  it.each(['light', 'dark', 'device'] as const)('stays %s for who chose that', (chosen) => {
    expect(schemeAt(chosen, '2026-11-17T23:00:00Z', 'UTC')).toBe(chosen)
  })
})

it.each([
  ['Europe/Berlin', true],
  ['Etc/GMT+3', true],
  ['Nowhere/Land', false],
  ['Europe/Berlin; path=/', false],
  ['', false],
])('takes %j as a time zone: %s', (name, taken) => {
  expect(isZone(name)).toBe(taken)
})
