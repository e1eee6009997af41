import type { ComponentStatus } from '#core/components/status.ts'
import type { Site } from '#core/settings/site.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { frame, part } from './mail-frame.ts'
import type { RecipientWords } from './mail-links.ts'
import type { MailVoice } from './words/voice.ts'
import { bytesOnTheWay, lengths, longestMail, shortened } from './shorten.ts'
import type { Said, Values } from './said.ts'
import type { Block, Piece, Template, TemplateKind } from './template.ts'

export type { Said, Values } from './said.ts'

/** The words of a mail; each recipient's own address stands where `slots` are. */
export interface RenderedMail {
  subject: string
  html: string
  text: string
}

export interface MailParts {
  template: Template
  site: Site
  values: Values
  /** What a digest tells of, a line for each. */
  list?: readonly { label: string; said: Said }[]
  /** The language of what stands around the template, and that of the template. */
  reader: MailVoice
  writer: MailVoice
  /** The state at the top; null for mail that is about no incident. */
  sign: { status: ComponentStatus; word: string } | null
  beside: string
  headline: string
}

/** What goes to an address that is no subscriber's. */
const impersonal: readonly TemplateKind[] = [
  'confirmation',
  'unsubscribed',
  'hook_confirmation',
  'hook_stopped',
  'team',
]

const slots: RecipientWords = {
  why: '\u0001why\u0001',
  unsubscribe: '\u0001unsubscribe\u0001',
  onlyEnds: '\u0001ends\u0001',
  chooseServices: '\u0001services\u0001',
}

export function said(text: string): Said {
  return { html: escapeHtml(text), text }
}

/**
 * Renders subject, HTML and text; values go in as data, so nothing in them is read as a template. What is too long for a
 * mail is shortened in it; the page says all of it.
 */
export function renderMail(parts: MailParts): RenderedMail {
  for (const most of lengths) {
    const mail = rendered({ ...parts, values: shortened(parts.values, most) })
    if (bytesOnTheWay(mail) <= longestMail || most === lengths.at(-1)) return mail
  }
  return rendered(parts)
}

function rendered(parts: MailParts): RenderedMail {
  const { template, site, values, sign, beside, headline, reader, writer, list = [] } = parts
  const promise = promiseLabel(template.kind, writer)
  const subject = filled(template.subject, values, 'text').replaceAll(/\s+/g, ' ')
  const personal = !impersonal.includes(template.kind)
  const html = frame({
    subject,
    preview: headline,
    site,
    reader,
    writer,
    sign,
    beside,
    headline,
    body: template.blocks
      .map((block) => (block.kind === 'list' ? listHtml(list) : blockHtml(block, values, promise)))
      .join('\n'),
    foot: personal ? slots : null,
  })
  const text = [
    sign ? [sign.word, beside].filter(Boolean).join(', ') : null,
    headline,
    ...template.blocks.map((block) =>
      block.kind === 'list' ? listText(list) : blockText(block, values, promise),
    ),
    personal ? footText(reader) : null,
  ]
  return { subject, html, text: `${text.filter(Boolean).join('\n\n')}\n` }
}

type List = NonNullable<MailParts['list']>

function listHtml(list: List): string {
  return part.facts(list.map(({ label, said: { html } }) => ({ label, html })))
}

function listText(list: List): string {
  return list.map(({ label, said: { text } }) => `${label}: ${text}`).join('\n\n')
}

function promiseLabel(kind: TemplateKind, { words }: MailVoice): string {
  return kind.startsWith('maintenance') ? words.finishedBy : words.nextUpdate
}

function footText({ words: { onlyEnds, chooseServices, unsubscribe } }: MailVoice): string {
  return [
    '--',
    slots.why,
    `${onlyEnds}: ${slots.onlyEnds}`,
    `${chooseServices}: ${slots.chooseServices}`,
    `${unsubscribe}: ${slots.unsubscribe}`,
  ].join('\n')
}

/** The mail as one recipient gets it. */
export function addressed({ subject, html, text }: RenderedMail, words: RecipientWords): RenderedMail {
  const names = ['why', 'unsubscribe', 'onlyEnds', 'chooseServices'] as const
  const fill = (body: string, form: 'html' | 'text') =>
    names.reduce((filled, name) => filled.replaceAll(slots[name], said(words[name])[form]), body)
  return { subject, html: fill(html, 'html'), text: fill(text, 'text') }
}

/** A paragraph, a fact, a promise or a button that its values leave empty is left out. */
function blockHtml(block: Exclude<Block, { kind: 'list' }>, values: Values, promise: string): string {
  switch (block.kind) {
    case 'paragraph': {
      const html = filled(block.pieces, values, 'html')
      return html && part.paragraph(html)
    }
    case 'facts':
      return part.facts(
        factsOf(block.facts, values, 'html').map(({ label, said }) => ({ label, html: said })),
      )
    case 'promise':
      return values.promise?.text ? part.promise(promise, values.promise.html) : ''
    case 'button': {
      const address = filled(block.pieces, values, 'html')
      return address && part.button(block.label, address)
    }
  }
}

function blockText(block: Exclude<Block, { kind: 'list' }>, values: Values, promise: string): string {
  switch (block.kind) {
    case 'paragraph':
      return filled(block.pieces, values, 'text')
    case 'facts':
      return factsOf(block.facts, values, 'text')
        .map(({ label, said }) => `${label}: ${said}`)
        .join('\n')
    case 'promise':
      return values.promise?.text ? `${promise} ${values.promise.text}` : ''
    case 'button': {
      const address = filled(block.pieces, values, 'text')
      return address && `${block.label}: ${address}`
    }
  }
}

function factsOf(facts: { label: string; pieces: Piece[] }[], values: Values, form: 'html' | 'text') {
  return facts
    .map(({ label, pieces }) => ({ label, said: filled(pieces, values, form) }))
    .filter(({ said: text }) => text !== '')
}

function filled(pieces: readonly Piece[], values: Values, form: 'html' | 'text'): string {
  return pieces
    .map((piece) => ('text' in piece ? said(piece.text)[form] : (values[piece.name]?.[form] ?? '')))
    .join('')
}
