import { describe, expect, it } from 'vitest'
import { longestMessage, words } from '#core/words/markdown.ts'

describe('a message in Markdown', () => {
  it('keeps emphasis, lists, code and links', () => {
    const { html } = words('**Sign-in** fails.\n\n- one\n- `two`\n\n[more](https://example.com)')
    expect(html).toContain('<strong>Sign-in</strong>')
    expect(html).toContain('<li><code>two</code></li>')
    expect(html).toContain('<a href="https://example.com" rel="nofollow noopener">more</a>')
  })

  it('reads as plain text without marks', () => {
    expect(
      words('**Sign-in** fails, see [the docs](https://example.com/a_b_c) and snake_case_names').text,
    ).toBe('Sign-in fails, see the docs (https://example.com/a_b_c) and snake_case_names')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://example.com/track.png)',
    '<a href="https://example.com" onclick="alert(1)">x</a>',
    '<svg onload=alert(1)>',
    '<iframe src="https://example.com"></iframe>',
    '<p style="position:fixed">x</p>',
    '[x](//example.com)',
    '<style>*{display:none}</style>',
    '`</code><script>alert(1)</script>`',
  ])('makes %s inert', (hostile) => {
    const { html } = words(hostile)
    const tags = [...html.matchAll(/<([a-z0-9]+)((?:\s[^>]*)?)>/gi)]
    expect(tags.map(([, name]) => name)).toSatisfy((names: string[]) =>
      names.every((name) => ['p', 'a', 'code', 'br'].includes(name)),
    )
    for (const [, , attributes = ''] of tags) {
      expect(attributes).not.toMatch(/\son\w+=|javascript:|data:|style=|src=|href="\/\//i)
    }
  })

  it.each([
    '>'.repeat(longestMessage),
    '**a'.repeat(longestMessage / 3),
    '['.repeat(longestMessage),
    '`'.repeat(longestMessage),
  ])('survives a text made to exhaust the parser', (hostile) => {
    expect(words(hostile).html.length).toBeGreaterThan(0)
  })
})
