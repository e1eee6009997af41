import { describe, expect, it } from 'vitest'
import { filterAddress, filterSentence, waysOut } from '#site/components/history/filter.ts'
import { voiceOf } from '#site/words/voice.ts'
import { content } from '#test/fakes/deps.ts'

const { t } = voiceOf('en')
const all = { component: null, severity: null }
const both = { component: 'authentication', severity: 'P1' } as const

describe('the history through a filter', () => {
  const sentence = (filter: Parameters<typeof filterSentence>[0]) =>
    filterSentence(filter, content.catalogue, t)

  it('says what is shown', () => {
    expect(sentence(both)).toBe('P1 incidents about Authentication.')
    expect(sentence({ ...both, severity: null })).toBe('Incidents about Authentication.')
    expect(sentence({ ...both, component: null })).toBe('P1 incidents.')
    expect(sentence(all)).toBe('All incidents.')
  })

  it('has an address that names only what is chosen', () => {
    expect(filterAddress(both)).toBe('/history?component=authentication&severity=P1')
    expect(filterAddress({ ...both, component: null }, 'INC-2026-11-17-001')).toBe(
      '/history?severity=P1&before=INC-2026-11-17-001',
    )
    expect(filterAddress(all)).toBe('/history')
  })

  it('drops each part by a link, and all of it by the last', () => {
    expect(waysOut(both, t).map(({ path }) => path)).toEqual([
      '/history?severity=P1',
      '/history?component=authentication',
      '/history',
    ])
    expect(waysOut({ ...both, severity: null }, t).map(({ path }) => path)).toEqual(['/history'])
  })
})
