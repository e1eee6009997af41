import { describe, expect, it } from 'vitest'
import type { Result } from '#core/probes/result.ts'
import { advanced, failingShare, meansNow, nothingKnown, type ProbeState, shown } from '#core/probes/state.ts'
import { hour, instant, minute } from '#core/words/times.ts'
import { probe } from './watched.ts'

const results: Record<string, Result> = {
  g: { verdict: 'good', milliseconds: 40 },
  f: { verdict: 'failed', milliseconds: null, why: 'answered 503, expected 200', means: 'major_outage' },
  '-': { verdict: 'missing', why: 'our own network reaches nothing' },
}

const start = Date.parse('2026-11-17T02:00:00.000Z')
const at = (minutes: number) => instant(start + minutes * minute)

/** Looks once a minute from 02:00 on: `g` good, `f` failed, `-` could not look, a blank is a minute without a look. */
function after(looks: string, of = probe()): ProbeState {
  return [...looks].reduce((state, look, index) => {
    const result = results[look]
    return result ? advanced(of, state, result, at(index)) : state
  }, nothingKnown)
}

describe('a check', () => {
  it.each([
    ['', 'unknown'],
    ['g', 'working'],
    ['f', 'unknown'],
    ['ff', 'unknown'],
    ['fff', 'failing'],
    ['gff', 'working'],
    ['gfff', 'failing'],
    ['gfgff', 'failing'],
    ['gfgfgf', 'failing'],
    ['gfggf', 'working'],
    ['gggfggggfggggf', 'working'],
    ['gf-f-f', 'failing'],
    ['g---------', 'working'],
    ['fffg', 'failing'],
    ['fffgg', 'working'],
    ['fffgfg', 'failing'],
    ['fffg-g', 'working'],
  ])('after %j is %s', (looks, expected) => {
    expect(after(looks).state).toBe(expected)
  })

  it('fails from its first failure on, and works from its first success on', () => {
    expect(after('ggfff').since).toBe(at(2))
    expect(after('ggfgff').since).toBe(at(2))
    expect(after('ggfffgg').since).toBe(at(5))
  })

  it('takes as many looks as its content says', () => {
    expect(after('gf', probe({ failures: 1 })).state).toBe('failing')
    expect(after('gfg', probe({ failures: 1, recoveries: 1 })).state).toBe('working')
    expect(after('gffff', probe({ failures: 5 })).state).toBe('working')
  })

  it('that flaps has to work longer each time before it counts as working', () => {
    const looksToWork = (fails: number) => {
      let state = after('g')
      let minutes = 1
      const take = (result: 'g' | 'f') => {
        state = advanced(
          probe(),
          state,
          results[result] ?? { verdict: 'good', milliseconds: 1 },
          at(minutes++ / 4),
        )
      }
      let took = 0
      for (let failure = 0; failure < fails; failure++) {
        while (state.state !== 'failing') take('f')
        for (took = 0; state.state === 'failing'; took++) take('g')
      }
      return took
    }
    expect([1, 2, 3, 4].map(looksToWork)).toEqual([2, 4, 8, 16])
  })

  it('forgets its flaps within the hour', () => {
    const state = after('gfffggfffgggg')
    expect(state.failedAt).toHaveLength(2)
    const later = ['f', 'f', 'f', 'g', 'g'].reduce(
      (before, look, index) =>
        advanced(
          probe(),
          before,
          results[look] ?? { verdict: 'missing', why: '' },
          instant(start + 2 * hour + index * minute),
        ),
      state,
    )
    expect([later.state, later.failedAt.length]).toEqual(['working', 1])
  })

  it('is not blamed for looks from before a long gap', () => {
    expect(after('gff                  f').state).toBe('working')
    expect(after('gfff                 g').state).toBe('failing')
    expect(after('gfff                 gg').state).toBe('working')
  })

  it('says that nothing is known once its last look is old, and never calls that failing', () => {
    const state = after('g---------')
    const shownAt = (minutes: number) => shown(probe(), state, start + minutes * minute)
    expect([shownAt(1), shownAt(3), shownAt(4)]).toEqual(['working', 'working', 'no_data'])
    expect(shown(probe(), nothingKnown, start)).toBe('no_data')
    expect(shown(probe(), after('fff----'), start + 7 * minute)).toBe('no_data')
    expect(shown(probe({ every: 600 }), after('g'), start + 25 * minute)).toBe('working')
  })

  it('means less where only a part of the looks fail', () => {
    expect([failingShare(after('gfff')), meansNow(after('gfff'))]).toEqual([null, 'major_outage'])
    expect([failingShare(after('gfgfgf')), meansNow(after('gfgfgf'))]).toEqual([60, 'partial_outage'])
  })
})
