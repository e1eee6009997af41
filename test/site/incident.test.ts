import { describe, expect, it } from 'vitest'
import type { IncidentStatus } from '#core/incidents/incident.ts'
import { foldEarlier } from '#site/components/incident/fold.ts'
import { incidentFigures } from '#site/components/incident/numbers.ts'
import { periodWords } from '#site/components/incident/period.ts'
import { stepName, stepViews } from '#site/components/incident/steps.ts'
import { updateNotes } from '#site/components/incident/update-notes.ts'
import { speak } from '#site/words/speak.ts'
import { at, incident, span, update } from '#test/core/views/incident.ts'
import { content } from '#test/fakes/deps.ts'

const english = speak({ language: 'en', base: '', content })

describe('the steps of an incident', () => {
  const { steps } = content

  /** Each step as its place and the clock time at which it was reached. */
  function told(status: IncidentStatus, ...updates: [string, IncidentStatus][]): string[] {
    const posted = updates.map(([clock, each]) => update(at(clock), { status: each }))
    return stepViews({ status, updates: posted }, steps, english.said).map((step) =>
      [step.place, step.at?.slice(11, 16)].filter(Boolean).join(' '),
    )
  }

  it('are done, here or to come, each with the time it was first reached', () => {
    expect(
      told('identified', ['02:45', 'investigating'], ['03:00', 'investigating'], ['03:12', 'identified']),
    ).toEqual(['done 02:45', 'here 03:12', 'to come', 'to come'])
  })

  it('have no time where no update said them', () => {
    expect(told('monitoring', ['02:45', 'investigating'], ['03:12', 'monitoring'])).toEqual([
      'done 02:45',
      'done',
      'here 03:12',
      'to come',
    ])
  })

  it('take the present one from when it was reached last, after a step back', () => {
    expect(
      told(
        'identified',
        ['02:45', 'investigating'],
        ['03:00', 'identified'],
        ['03:12', 'monitoring'],
        ['03:20', 'identified'],
        ['03:30', 'identified'],
      ),
    ).toEqual(['done 02:45', 'here 03:20', 'to come', 'to come'])
  })

  it('stay at the last one when a review is published', () => {
    expect(
      told('postmortem', ['02:45', 'investigating'], ['03:38', 'resolved'], ['09:00', 'postmortem']),
    ).toEqual(['done 02:45', 'done', 'done', 'here 03:38'])
    expect(stepName(steps, 'postmortem', english.said).words).toBe('Resolved')
    expect(stepName(steps, 'identified', english.said).words).toBe('Identified')
  })
})

describe('an incident in figures', () => {
  const resolved = incident({
    resolvedAt: at('03:38'),
    spans: [
      span('api', 'major_outage', at('02:41'), at('03:12')),
      span('database', 'partial_outage', at('02:50'), at('03:04')),
      span('api', 'degraded_performance', at('03:04'), at('03:12')),
    ],
    updates: [
      update(at('02:45')),
      update(at('03:00'), { promisedFor: at('03:00') }),
      update(at('03:20'), { promisedFor: at('03:15') }),
    ],
  })

  it('says how long, how soon, how often in time and how much', () => {
    expect(incidentFigures(resolved, content, at('09:00'), english)).toEqual([
      { label: 'It lasted', figure: '31 min', meaning: 'closed 26 min later, after watching' },
      { label: 'First notice', figure: '4 min', meaning: 'after it began; our limit is 15 min' },
      { label: 'Updates on time', figure: '1 of 2', meaning: 'promised every 15 minutes' },
      { label: 'Affected', figure: '2 of 6', meaning: 'services' },
    ])
  })

  it('leaves out what nobody knows', () => {
    expect(incidentFigures(incident({ resolvedAt: at('03:38') }), content, at('09:00'), english)).toEqual([
      { label: 'It lasted', figure: '57 min', meaning: 'from the first failure to the fix' },
    ])
  })

  it('does not call it over while it lasts', () => {
    expect(incidentFigures(incident(), content, at('03:41'), english)[0]).toEqual({
      label: 'It has lasted',
      figure: '1 h',
      meaning: 'by 03:41 UTC, and is not over',
    })
  })

  it('speaks of watching only from a minute on', () => {
    const spans = [span('api', 'major_outage', at('02:41'), '2026-11-17T03:37:00.001Z')]
    expect(incidentFigures({ ...resolved, spans }, content, at('09:00'), english)[0]?.meaning).toBe(
      'from the first failure to the fix',
    )
  })

  it('measures by the limits of its severity', () => {
    const meanings = incidentFigures({ ...resolved, severity: 'P3' }, content, at('09:00'), english).map(
      ({ meaning }) => meaning,
    )
    expect(meanings).toContain('after it began; our limit is 4 h')
    expect(meanings).toContain('promised every 4 hours')
  })
})

describe('what stands under the time of an update', () => {
  it('says so where nobody of the team wrote it', () => {
    const posted = update(at('02:51'), { by: 'automatic' })
    expect(updateNotes(posted, at('02:41'), english)).toEqual([
      'published automatically',
      '10 min after it began',
    ])
  })

  it('is the promise, and how late it was', () => {
    const notes = (posted: string) =>
      updateNotes(update(posted, { promisedFor: at('03:04') }), at('02:41'), english)
    expect(notes(at('03:04'))).toEqual(['promised by 03:04 UTC'])
    expect(notes(at('03:07'))).toEqual(['promised by 03:04 UTC', '3 min late'])
    expect(notes('2026-11-17T03:04:20.000Z')).toEqual(['promised by 03:04 UTC', 'under a minute late'])
  })

  it('is for the first one how long after the start it came', () => {
    expect(updateNotes(update(at('02:49')), at('02:41'), english)).toEqual(['8 min after it began'])
    expect(updateNotes(update(at('02:41')), at('02:41'), english)).toEqual([])
  })
})

describe('the period of an incident', () => {
  const period = (startedAt: string, resolvedAt: string | null) =>
    periodWords({ startedAt, resolvedAt, spans: [] }, english)

  it.each([
    ['on one day', '2026-11-05T10:08:00.000Z', 'From 09:20 to 10:08 UTC on 5 November 2026.'],
    [
      'over midnight',
      '2026-11-06T00:10:00.000Z',
      'From 09:20 UTC on 5 November to 00:10 UTC on 6 November 2026.',
    ],
    [
      'over New Year',
      '2027-01-01T00:10:00.000Z',
      'From 09:20 UTC on 5 November 2026 to 00:10 UTC on 1 January 2027.',
    ],
    ['within a minute', '2026-11-05T09:20:59.000Z', 'At 09:20 UTC on 5 November 2026.'],
    ['and not over', null, 'It began at 09:20 UTC on 5 November 2026.'],
  ])('%s', (_, end, expected) => {
    expect(period('2026-11-05T09:20:00.000Z', end)).toBe(expected)
  })
})

describe('the updates of an open incident', () => {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

  it('are all shown while they are few', () => {
    expect(foldEarlier(numbers(8))).toEqual({ shown: numbers(8), earlier: [] })
  })

  it('fold all but the newest away once they are many', () => {
    expect(foldEarlier(numbers(30))).toEqual({ shown: [26, 27, 28, 29, 30], earlier: numbers(25) })
  })
})
