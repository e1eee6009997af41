import { describe, expect, it } from 'vitest'
import { headlineFrom, stepNamed } from '#core/incidents/interpret.ts'
import { content } from '#test/fakes/deps.ts'

const step = (message: string) => stepNamed(content.steps, message)?.step ?? null
const headline = (message: string) => headlineFrom(content.steps, message)

describe('the step that a message names', () => {
  it.each([
    ['Investigating issue with authentication', 'investigating'],
    ['We are looking into slow reports', 'investigating'],
    ['Identified: an expired certificate', 'identified'],
    ['The certificate ran out. We are working on a fix', 'identified'],
    ['Monitoring the fix', 'monitoring'],
    ['A fix has been deployed to all regions', 'monitoring'],
    ['Resolved. All calls succeed', 'resolved'],
    ['Database is down', null],
  ])('reads “%s” as %s', (message, expected) => {
    expect(step(message)).toBe(expected)
  })

  it.each([
    'We hope to have this resolved by noon',
    'The issue is not resolved yet',
    'Working to resolve the problem',
  ])('never closes an incident because of “%s”', (message) => {
    expect(step(message)).not.toBe('resolved')
  })
})

describe('a headline from a message', () => {
  it.each([
    ['Investigating issue with authentication', 'Issue with authentication'],
    ['Identified: the certificate ran out.', 'The certificate ran out'],
    ['Nobody can sign in. We are looking for the cause.', 'Nobody can sign in'],
    ['We are investigating slow reports', 'Slow reports'],
    ['Investigating', 'Investigating'],
    ['**Search** is down!', 'Search is down'],
  ])('makes “%s” into “%s”', (message, expected) => {
    expect(headline(message)).toBe(expected)
  })

  it('cuts a long sentence at a word', () => {
    const long = headline(`Investigating ${'many words '.repeat(40)}`)
    expect(long.length).toBeLessThanOrEqual(120)
    expect(long).toMatch(/(many|words)…$/)
  })
})
