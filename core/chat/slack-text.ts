/**
 * A text as Slack shows it letter for letter: nothing in it is a link, a mention of anybody or a call to a channel.
 * Slack reads `&`, `<` and `>`; a client that was told to find names would also read `@channel`.
 */
export function slackEscaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=(?:channel|here|everyone|group)\b)/gi, '@\u2060')
}

/** An address, with its words where it should not be read as itself. */
export function slackLink(url: string, words?: string): string {
  const safe = url
    .replaceAll('&', '&amp;')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('|', '%7C')
  return words === undefined ? `<${safe}>` : `<${safe}|${slackEscaped(words).replaceAll('|', '∣')}>`
}

/** Somebody by their member id, such as `U012AB3CD`. */
export function slackMention(member: string): string {
  return `<@${member}>`
}

/** Calls everybody in the channel, where the one who wrote the template says so. */
export function slackCalls(text: string): string {
  return text.replaceAll(/@(channel|here|everyone)\b/g, '<!$1>')
}

export type SlackPiece = { text: string } | { call: string } | { link: string; text: string }

/** A message in pieces as a reader of Slack sees them. */
export function slackPieces(message: string): SlackPiece[] {
  return message
    .split(/(<[^<>]*>)/)
    .filter(Boolean)
    .map((part): SlackPiece => {
      const [, inside] = /^<([^<>]*)>$/.exec(part) ?? []
      if (inside === undefined) return { text: unescaped(part) }
      const [target = '', label] = inside.split('|')
      if (/^[!@]/.test(target)) return { call: `@${label ?? target.slice(1)}` }
      return { link: unescaped(target), text: unescaped(label ?? target) }
    })
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\u2060', '')
}
