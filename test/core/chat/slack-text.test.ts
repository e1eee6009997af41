import { describe, expect, it } from 'vitest'
import { clipped } from '#core/chat/clipped.ts'
import { slackCalls, slackEscaped, slackLink, slackPieces } from '#core/chat/slack-text.ts'

/** What Slack would act upon: `<…>` in its markup, and names that a client may be told to find. */
const acts = /<[^>]*>|@(?:channel|here|everyone)\b/

describe('a text for Slack', () => {
  it.each([
    '<!everyone> is down',
    '<@U012AB3CD> broke it',
    '<https://evil.example|our page>',
    '@channel and @HERE and @everyone',
    'a & b <!channel|x> &lt;!here&gt;',
    '<!subteam^S1|@oncall>',
  ])('calls nobody and links nowhere by what stands in it: %s', (text) => {
    expect(slackEscaped(text)).not.toMatch(acts)
    expect(slackPieces(slackEscaped(text))).toEqual([{ text }])
  })

  it('leaves names alone that call nobody', () => {
    expect(slackEscaped('mail ops@channels.example')).toBe('mail ops@channels.example')
  })

  it('keeps an address in its brackets', () => {
    expect(slackLink('https://x.example/?a=1&b=<2>|3')).toBe('<https://x.example/?a=1&amp;b=%3C2%3E%7C3>')
    expect(slackLink('https://x.example/', 'a|b<c>')).toBe('<https://x.example/|a∣b&lt;c&gt;>')
  })

  it('is taken apart as a reader sees it', () => {
    const message = `${slackCalls('@channel')} ${slackEscaped('a < b')} ${slackLink('https://x.example/')}`
    expect(slackPieces(message)).toEqual([
      { call: '@channel' },
      { text: ' a < b ' },
      { link: 'https://x.example/', text: 'https://x.example/' },
    ])
  })

  it('is cut at a word, and never through a character', () => {
    expect(clipped('one two three', 9)).toBe('one two…')
    expect(clipped('12345678🚨', 10)).toBe('12345678🚨')
    expect(clipped('12345678🚨x', 10)).toBe('12345678…')
  })
})
