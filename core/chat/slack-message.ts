import { clipped, fitting } from './clipped.ts'
import { type ChatMessage, colourOf } from './message.ts'
import { slackEscaped, slackLink } from './slack-text.ts'

/** An incoming webhook's message: a bar in the colour of the state, and words that say it too. */
export function slackMessage(message: ChatMessage) {
  const { sign, state, beside, headline, text, facts, url, page, manage } = message
  const top = [`${sign} ${state}`, beside].filter(Boolean).join(' · ')
  const told = facts.map((fact) => `*${fact.label}:* ${escaped(fact.text, 250)}`).join('\n')
  const body = [`*${slackLink(url, clipped(headline, 250))}*`, escaped(text, 2500)].filter(Boolean).join('\n')
  return {
    // What a notification on a phone says, and a screen reader.
    text: `${escaped(top, 100)}: ${escaped(headline, 250)}`,
    unfurl_links: false,
    unfurl_media: false,
    attachments: [
      {
        color: colourOf(message),
        fallback: escaped(headline, 250),
        blocks: [
          { type: 'context', elements: [{ type: 'mrkdwn', text: escaped(top, 100) }] },
          section(body),
          ...(told ? [section(told)] : []),
          {
            type: 'context',
            elements: [
              {
                type: 'mrkdwn',
                text: `${slackLink(url, page)} · ${slackLink(manage, 'Change or end this')}`,
              },
            ],
          },
        ],
      },
    ],
  }
}

/** Its text holds 3,000 characters. */
function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text } }
}

function escaped(text: string, most: number): string {
  return fitting(text, most, slackEscaped)
}
