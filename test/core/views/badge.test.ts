import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { componentStatus, type ComponentStatus } from '#core/components/status.ts'
import { badge } from '#core/views/badge.ts'
import { signs } from '#core/views/signs.ts'
import { statusName } from '#core/views/status-words.ts'
import { textWidth } from '#core/views/text-width.ts'
import { repository } from '#test/fakes/deps.ts'

const statuses: readonly ComponentStatus[] = componentStatus.options
const source = (path: string) => readFileSync(join(repository, path), 'utf8')

describe('a badge', () => {
  it.each(statuses)('of %s has its sign, its word and a title, in light and in dark', (status) => {
    const svg = badge({ label: 'Authentication', status })
    const said = `Authentication: ${statusName[status]}`
    expect(svg).toContain(`role="img" aria-label="${said}"><title>${said}</title>`)
    expect(svg).toContain(`d="${signs[status].shape}"`)
    const [light, dark] = svg.split('@media(prefers-color-scheme:dark)')
    expect([light?.includes(signs[status].light), dark?.includes(signs[status].dark)]).toEqual([true, true])
  })

  it('holds nothing that runs or is fetched, whatever the service is called', () => {
    const svg = badge({ label: '</text><script>alert(1)</script> & "x"', status: 'operational' })
    expect(svg).not.toMatch(/<script|href|url\(|@import|on\w+=/)
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;')
  })

  it('is as wide as its words', () => {
    const width = (label: string) =>
      Number(/width="(\d+)"/.exec(badge({ label, status: 'operational' }))?.[1])
    expect(width('API')).toBeLessThan(width('Authentication'))
    expect(width('認証サービス') - width('')).toBeGreaterThan(6 * 11)
  })
})

describe('the width of a text', () => {
  it('follows its letters and its weight', () => {
    expect(textWidth('ill')).toBeLessThan(textWidth('WWW') / 2)
    expect(textWidth('Working', 600)).toBeGreaterThan(textWidth('Working'))
    expect(textWidth('')).toBe(0)
  })
})

describe('the signs for elsewhere', () => {
  const tokens = source('site/styles/tokens.css').replaceAll('#fff;', '#ffffff;')
  const names: Record<ComponentStatus, string> = {
    operational: 'ok',
    degraded_performance: 'degraded',
    partial_outage: 'partial',
    major_outage: 'major',
    under_maintenance: 'maintenance',
  }

  it.each(statuses)('draw %s as the page does, in its colours', (status) => {
    const [light, dark] = [...tokens.matchAll(new RegExp(`--${names[status]}: (#\\w+);`, 'g'))].map(
      ([, hex]) => hex,
    )
    expect([signs[status].light, signs[status].dark]).toEqual([light, dark])
    const sprite = source('site/components/signs/Sprite.astro')
    const symbol = sprite.split(`id="${names[status]}"`)[1]?.split('</symbol>')[0] ?? ''
    if (signs[status].mark) expect(symbol).toContain(`d="${signs[status].mark}"`)
    for (const [, path = ''] of symbol.matchAll(/ d="([^"]+)"/g))
      expect(`${signs[status].shape} ${signs[status].mark}`).toContain(path)
  })
})
