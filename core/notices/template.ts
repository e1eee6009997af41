import { z } from 'zod'
import { Refusal } from '#core/errors.ts'

export const noticeKind = z.enum([
  'initial',
  'update',
  'resolution',
  'postmortem',
  'digest',
  'confirmation',
  'unsubscribed',
  'hook_confirmation',
  'hook_stopped',
  'maintenance_scheduled',
  'maintenance_reminder',
  'maintenance_started',
  'maintenance_update',
  'maintenance_changed',
  'maintenance_cancelled',
  'maintenance_completed',
])
export type NoticeKind = z.infer<typeof noticeKind>
/** What a person of the team gets by email is no notice to subscribers. */
export type TemplateKind = NoticeKind | 'team'

const planned = [
  'product',
  'site',
  'title',
  'message',
  'announcement',
  'affected',
  'window',
  'lasts',
  'address',
]

/** What the product can fill in for each kind of message; a template may use these names and no others. */
const known: Record<TemplateKind, readonly string[]> = {
  initial: [
    'product',
    'site',
    'impact',
    'started',
    'expectedResolution',
    'frequency',
    'promise',
    'address',
    'affected',
    'message',
  ],
  update: [
    'product',
    'site',
    'message',
    'started',
    'expectedResolution',
    'frequency',
    'promise',
    'address',
    'affected',
    'impact',
  ],
  resolution: ['product', 'site', 'start', 'end', 'impact', 'cause', 'address', 'affected', 'message'],
  postmortem: ['product', 'site', 'title', 'message', 'start', 'end', 'cause', 'address', 'affected'],
  digest: ['product', 'site', 'count', 'address'],
  confirmation: ['product', 'site', 'address'],
  team: [
    'product',
    'site',
    'subject',
    'id',
    'severity',
    'why',
    'roles',
    'issue',
    'impact',
    'started',
    'answerBy',
    'answer',
    'address',
  ],
  unsubscribed: ['product', 'site', 'address'],
  hook_confirmation: ['product', 'site', 'address', 'channel', 'host'],
  hook_stopped: ['product', 'site', 'address', 'channel', 'host', 'reason', 'answer'],
  maintenance_scheduled: [...planned, 'starts', 'ends', 'repeats'],
  maintenance_reminder: [...planned, 'starts', 'ends'],
  maintenance_started: [...planned, 'began', 'promise'],
  maintenance_update: [...planned, 'starts', 'ends', 'began', 'promise'],
  maintenance_changed: [...planned, 'starts', 'ends', 'began', 'promise', 'before'],
  maintenance_cancelled: planned,
  maintenance_completed: [...planned, 'began', 'finished', 'took'],
}

export const templateHead = z.strictObject({
  subject: z.string().min(1).max(200),
  required: z.array(z.string()).default([]),
})

/** A text between placeholders, or the name of one. */
export type Piece = { text: string } | { name: string }

export type Block =
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'facts'; facts: { label: string; pieces: Piece[] }[] }
  | { kind: 'promise' }
  | { kind: 'list' }
  | { kind: 'button'; label: string; pieces: Piece[] }

/** An outgoing message: its subject, the fields it cannot do without, and its body in blocks. */
export interface Template {
  kind: TemplateKind
  subject: Piece[]
  required: string[]
  blocks: Block[]
}

/** Reads a template; refuses a placeholder that nothing fills, naming it. */
export function parseTemplate(
  kind: TemplateKind,
  head: z.infer<typeof templateHead>,
  body: string,
): Template {
  const template = {
    kind,
    subject: pieces(head.subject),
    required: head.required,
    blocks: body
      .trim()
      .split(/\n\s*\n/)
      .map((source) => block(source)),
  }
  for (const name of [...head.required, ...namesIn(template)]) {
    if (!known[kind].includes(name)) {
      throw new Refusal('invalid', `unknown placeholder ${name}`, {
        mistakes: [
          {
            field: head.required.includes(name) ? 'required' : 'body',
            expected: `a field, one of ${known[kind].join(', ')}`,
            got: `{{${name}}}`,
          },
        ],
      })
    }
  }
  return template
}

/** `Started: {{started}}`, in any script. */
const factLine = /^([\p{Lu}\p{Lo}][\p{L}\p{M}\d ’'-]*?) ?[:：] ?(.+)$/u

function block(source: string): Block {
  const text = source.trim()
  if (text === '{{promise}}') return { kind: 'promise' }
  if (text === '{{list}}') return { kind: 'list' }
  const button = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(text)
  if (button) return { kind: 'button', label: button[1] ?? '', pieces: pieces(button[2] ?? '') }
  const lines = text.split('\n').map((line) => factLine.exec(line))
  const facts = lines.flatMap((line) =>
    line ? [{ label: line[1] ?? '', pieces: pieces(line[2] ?? '') }] : [],
  )
  if (facts.length === lines.length) return { kind: 'facts', facts }
  return { kind: 'paragraph', pieces: pieces(text.replaceAll(/\s*\n\s*/g, ' ')) }
}

/** Takes a text apart at its placeholders. */
export function pieces(source: string): Piece[] {
  return source
    .split(/(\{\{\s*[^{}]*\s*\}\})/)
    .filter(Boolean)
    .map((part) => {
      const name = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(part)
      return name ? { name: name[1] ?? '' } : { text: part }
    })
}

function namesIn({ subject, blocks }: Pick<Template, 'subject' | 'blocks'>): string[] {
  const all = blocks.flatMap((each) =>
    each.kind === 'promise' || each.kind === 'list'
      ? []
      : each.kind === 'facts'
        ? each.facts.flatMap((fact) => fact.pieces)
        : each.pieces,
  )
  return [...subject, ...all].flatMap((piece) => ('name' in piece ? [piece.name] : []))
}
