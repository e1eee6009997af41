import { describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import { words } from '#core/words/markdown.ts'
import { affectedLines } from '#site/components/hero/affected.ts'
import { leadHtml } from '#site/components/hero/lead.ts'
import { promiseWords } from '#site/components/hero/promise.ts'
import { speak } from '#site/words/speak.ts'
import { at, incident } from '#test/core/views/incident.ts'
import { content } from '#test/fakes/deps.ts'

const english = speak({ language: 'en', base: '', content })

describe('the promise', () => {
  it('names the time and the day of the next update', () => {
    expect(promiseWords(at('03:32'), at('03:17'), english)).toEqual({
      late: false,
      label: 'Next update by',
      time: '03:32',
      note: 'Tuesday 17 November',
    })
  })

  it('is late from the promised time on, and not a moment before', () => {
    expect(promiseWords(at('03:32'), '2026-11-17T03:31:59.999Z', english).late).toBe(false)
    expect(promiseWords(at('03:32'), at('03:32'), english)).toEqual({
      late: true,
      label: 'This update is late',
      time: '03:32',
      note: 'It was promised for 03:32 UTC.',
    })
  })

  it('says on which day it was missed when that was not today', () => {
    expect(promiseWords(at('23:50'), '2026-11-18T00:10:00.000Z', english).note).toBe(
      'It was promised for 23:50 UTC on 17 November.',
    )
  })
})

describe('what is affected', () => {
  const affected = (groups: Parameters<typeof affectedLines>[0]) =>
    affectedLines(groups, english.t.signs.noticed)
  const group = (name: string, statuses: Record<string, ComponentStatus>) => ({
    name,
    components: Object.entries(statuses).map(([id, status]) => ({ name: id, status })),
  })

  it('is told worst first, with every service under its state', () => {
    const lines = affected([
      group('Dashboard', { UI: 'degraded_performance', Login: 'major_outage' }),
      group('Platform', { API: 'major_outage', Database: 'operational' }),
      group('Connections', { Mail: 'under_maintenance', Hooks: 'partial_outage' }),
    ])
    expect(lines).toEqual([
      { state: 'major', word: 'Not working', names: ['Login', 'API'] },
      { state: 'partial', word: 'Partly working', names: ['Hooks'] },
      { state: 'degraded', word: 'Slow or with errors', names: ['UI'] },
      { state: 'maintenance', word: 'Planned work', names: ['Mail'] },
      { state: 'ok', word: 'Working', names: ['Database'] },
    ])
  })

  it('is nothing when all work', () => {
    expect(affected([group('Dashboard', { UI: 'operational' })])).toEqual([])
  })

  it('names more than eight working services by their groups, where a whole group works', () => {
    const up = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'operational' as const]))
    const first = group('First', { Down: 'major_outage', ...up('A', 'B', 'C') })
    const workingOf = (...second: string[]) => affected([first, group('Second', up(...second))])[1]?.names
    expect(workingOf('D', 'E', 'F', 'G', 'H')).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
    expect(workingOf('D', 'E', 'F', 'G', 'H', 'I')).toEqual(['A', 'B', 'C', 'Second'])
  })
})

describe('what to do now', () => {
  const { site } = content

  it('is what the author said, without anything unsafe', () => {
    const impact = words('Use the **old** page.<script>alert(1)</script>')
    const html = leadHtml(incident({ impact }), site, english).html
    expect(html).toContain('Use the <strong>old</strong> page.')
    expect(html).not.toContain('<script')
  })

  it.each(['investigating', 'identified', 'monitoring'] as const)(
    'is the sentence of the settings for %s when the author said nothing',
    (status) => {
      expect(leadHtml(incident({ status }), site, english).html).toBe(`<p>${site.leads[status]}</p>`)
    },
  )

  it('shows a sentence of the settings as text, never as HTML', () => {
    const leads = { ...site.leads, investigating: 'R&D <b>looks</b>' }
    expect(leadHtml(incident(), { ...site, leads }, english).html).toBe(
      '<p>R&amp;D &lt;b&gt;looks&lt;/b&gt;</p>',
    )
  })
})
