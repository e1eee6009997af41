import { clipped, fitting } from './clipped.ts'
import type { ChatMessage } from './message.ts'

/** The words of Adaptive Cards for what colours say. */
const styles = {
  operational: 'good',
  degraded_performance: 'warning',
  partial_outage: 'warning',
  major_outage: 'attention',
  under_maintenance: 'accent',
} as const

/** What a workflow of Microsoft Teams posts: an Adaptive Card, at most 28 KB with all around it. */
export function teamsMessage({
  sign,
  state,
  status,
  beside,
  headline,
  text,
  facts,
  url,
  page,
  manage,
}: ChatMessage) {
  const top = [`${sign} ${state}`, beside].filter(Boolean).join(' · ')
  const style = styles[status]
  return {
    type: 'message',
    summary: clipped(headline, 200),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: clipped(headline, 200),
          msteams: { width: 'Full' },
          body: [
            block(teamsEscaped(top), { color: style, weight: 'Bolder', size: 'Small' }),
            block(fitting(headline, 300, teamsEscaped), { size: 'Large', weight: 'Bolder' }),
            ...(text ? [block(fitting(text, 5000, teamsEscaped), {})] : []),
            ...(facts.length > 0
              ? [
                  {
                    type: 'FactSet',
                    facts: facts.map((fact) => ({
                      title: fact.label,
                      value: fitting(fact.text, 500, teamsEscaped),
                    })),
                  },
                ]
              : []),
            block(teamsEscaped(page), { size: 'Small', isSubtle: true }),
          ],
          actions: [
            { type: 'Action.OpenUrl', title: 'Read on', url },
            { type: 'Action.OpenUrl', title: 'Change or end this', url: manage },
          ],
        },
      },
    ],
  }
}

function block(text: string, more: Record<string, unknown>) {
  return { type: 'TextBlock', text, wrap: true, ...more }
}

/** Cards read some Markdown in their texts, and functions such as `{{DATE(…)}}`. */
export function teamsEscaped(text: string): string {
  return text
    .replaceAll(/[\\*_~`[\]()#<>]/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+]|\d+\.)(?=\s)/gm, String.raw`$1\$2`)
    .replaceAll('{{', '{\u2060{')
    .replaceAll('\n', '\n\n')
}
