import { z } from 'zod'
import { invalid, Refusal } from '#core/errors.ts'
import { type Piece, pieces } from '#core/notices/template.ts'
import { slackCalls } from './slack-text.ts'

export const alertKind = z.enum(['alert', 'follow_up', 'resolution', 'call', 'draft'])
export type AlertKind = z.infer<typeof alertKind>

const always = [
  'id',
  'severity',
  'severityName',
  'product',
  'service',
  'issue',
  'impact',
  'commander',
  'thread',
  'started',
  'private',
]

/** What the product can fill in for each message to the team. */
const known: Record<AlertKind, readonly string[]> = {
  alert: always,
  follow_up: [...always, 'state', 'message'],
  resolution: [...always, 'state', 'message', 'duration'],
  call: [...always, 'why', 'called', 'answer'],
  draft: ['product', 'severity', 'service', 'issue', 'evidence', 'why', 'called', 'thread'],
}

export const alertTemplateHead = z.strictObject({ required: z.array(z.string()).default([]) })

/** A message to the team in lines; one that its values leave empty is left out. */
export interface AlertTemplate {
  kind: AlertKind
  required: string[]
  lines: Piece[][]
}

/** Of every value its text, safe in Slack. */
export type AlertValues = Record<string, string>

/** Reads a template; refuses a placeholder that nothing fills, naming it. */
export function parseAlertTemplate(
  kind: AlertKind,
  { required }: z.infer<typeof alertTemplateHead>,
  body: string,
): AlertTemplate {
  const lines = body.trim().split('\n').map(pieces)
  const named = lines.flat().flatMap((piece) => ('name' in piece ? [piece.name] : []))
  for (const name of [...required, ...named]) {
    if (known[kind].includes(name)) continue
    throw new Refusal('invalid', `unknown placeholder ${name}`, {
      mistakes: [
        {
          field: required.includes(name) ? 'required' : 'body',
          expected: `a field, one of ${known[kind].join(', ')}`,
          got: `{{${name}}}`,
        },
      ],
    })
  }
  return { kind, required, lines }
}

/** The message in Slack's own markup. Refuses, naming the field, while one that the template requires is empty. */
export function filledAlert({ kind, required, lines }: AlertTemplate, values: AlertValues): string {
  for (const name of required) {
    if (values[name]?.trim()) continue
    throw invalid({
      field: `fields.${name}`,
      expected: `text, because the team's ${kind.replace('_', '-')} message requires it`,
      got: 'nothing',
    })
  }
  return lines
    .filter((line) => line.every((piece) => 'text' in piece) || line.some((piece) => filled(piece, values)))
    .map((line) =>
      line.map((piece) => ('text' in piece ? slackCalls(escaped(piece.text)) : (values[piece.name] ?? ''))),
    )
    .map((line) => line.join('').trimEnd())
    .join('\n')
    .trim()
}

function filled(piece: Piece, values: AlertValues): boolean {
  return 'name' in piece && Boolean(values[piece.name])
}

/** The template's own words may call people; nothing else of Slack's markup is read in them. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
