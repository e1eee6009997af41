import { escapeHtml } from '#core/words/markdown.ts'
import { clipped, fitting } from './clipped.ts'
import { type ChatMessage, colourOf } from './message.ts'

/** A message of a Google Chat webhook: one card, at most 32,000 bytes with all around it. */
export function googleChatMessage(message: ChatMessage) {
  const { sign, state, beside, headline, text, facts, url, page, manage, thread } = message
  const top = `<font color="${colourOf(message)}"><b>${escapeHtml(`${sign} ${state}`)}</b></font>`
  const lines = [beside ? `${top} · ${escapeHtml(beside)}` : top, htmlOf(text, 5000)].filter(Boolean)
  return {
    fallbackText: clipped(`${state}: ${headline}`, 300),
    thread: { threadKey: thread },
    cardsV2: [
      {
        cardId: 'notice',
        card: {
          header: { title: clipped(headline, 200), subtitle: clipped(page, 100) },
          sections: [
            {
              widgets: [
                ...lines.map((line) => ({ textParagraph: { text: line } })),
                ...facts.map((fact) => ({
                  decoratedText: { topLabel: fact.label, text: htmlOf(fact.text, 600), wrapText: true },
                })),
                { buttonList: { buttons: [button('Read on', url), button('Change or end this', manage)] } },
              ],
            },
          ],
        },
      },
    ],
  }
}

/** Answers of one incident stand in one thread, where the space has threads. */
export function googleChatAddress(url: string): string {
  const address = new URL(url)
  address.searchParams.set('messageReplyOption', 'REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD')
  return address.href
}

function button(text: string, url: string) {
  return { text, onClick: { openLink: { url } } }
}

/** Cards read some HTML in their texts. */
function htmlOf(text: string, most: number): string {
  return fitting(text, most, (whole) => escapeHtml(whole).replaceAll('\n', '<br>'))
}
