import { describe, expect, it } from 'vitest'
import { componentsMentioned } from '#core/components/catalogue.ts'
import { classify } from '#core/severity/classify.ts'
import { content } from '#test/fakes/deps.ts'

const severityOf = (message: string) =>
  classify(content.tree, message, componentsMentioned(content.catalogue, message)).severity

describe('the decision tree over the words of a message', () => {
  it.each([
    ['The dashboard is completely down', 'P1'],
    ['Dashboard outage', 'P1'],
    ['We suspect a data breach', 'P1'],
    ['Investigating issue with authentication', 'P1'],
    ['Login is broken', 'P1'],
    ['Nobody can sign in', 'P1'],
    ['60% of API calls are failing', 'P2'],
    ['API unavailable', 'P2'],
    ['Database issues', 'P2'],
    ['The database cannot be reached', 'P2'],
    ['10% of webhooks fail', 'P3'],
    ['Slow performance in the dashboard', 'P3'],
    ['Authentication is slow', 'P3'],
    ['Notifications are delayed', 'P3'],
    ['A typo on the invoice page', 'P4'],
    ['Something is odd', 'P4'],
  ])('reads “%s” as %s', (message, severity) => {
    expect(severityOf(message)).toBe(severity)
  })

  it('says which question decided and why', () => {
    const found = classify(
      content.tree,
      'Investigating issue with authentication',
      componentsMentioned(content.catalogue, 'authentication'),
    )
    expect(found).toMatchObject({
      question: 'Is authentication broken?',
      because: 'it concerns Authentication',
    })
  })

  it('shows where the severity table of the procedure disagrees', () => {
    const { tableSays } = classify(content.tree, 'login', componentsMentioned(content.catalogue, 'login'))
    expect(tableSays).toEqual({ severity: 'P2', example: 'Authentication failure' })
  })

  it('does not take a word inside another word for a sign', () => {
    expect(severityOf('The countdown widget shows the wrong colour')).toBe('P4')
  })
})
