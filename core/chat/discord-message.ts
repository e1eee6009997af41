import { clipped, fitting } from './clipped.ts'
import { type ChatMessage, colourOf } from './message.ts'

/** A message of a Discord webhook: one embed, of at most 6,000 characters in all, that mentions nobody. */
export function discordMessage(message: ChatMessage) {
  const { sign, state, beside, headline, text, facts, url, page, manage, at } = message
  const top = [`${sign} ${state}`, beside].filter(Boolean).join(' · ')
  const manageLine = `[Change or end this](<${manage}>)`
  return {
    username: clipped(page, 80),
    allowed_mentions: { parse: [] },
    embeds: [
      {
        author: { name: clipped(top, 250) },
        title: fitting(headline, 256, discordEscaped),
        url,
        description: [fitting(text, 3000, discordEscaped), manageLine].filter(Boolean).join('\n\n'),
        color: Number.parseInt(colourOf(message).slice(1), 16),
        fields: facts.map((fact) => ({
          name: fact.label,
          value: fitting(fact.text, 400, discordEscaped),
          inline: fact.text.length < 40,
        })),
        footer: { text: clipped(page, 200) },
        timestamp: at,
      },
    ],
  }
}

/** Nothing in a text is read as Markdown, nor as the mention of anybody. */
export function discordEscaped(text: string): string {
  return text
    .replaceAll(/[\\*_~`|>#[\]()<@]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+]|\d+\.)(?=\s)/gm, String.raw`$1\$2`)
    .replaceAll(/@(?=everyone|here)/g, '@\u200b')
}
