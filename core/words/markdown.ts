import { Marked } from 'marked'
import sanitizeHtml from 'sanitize-html'

/** A text as the author wrote it and in the two forms in which it is shown; the HTML is sanitised. */
export interface Words {
  source: string
  html: string
  text: string
}

/** The longest message, in characters; what Statuspage takes for the body of an incident. */
export const longestMessage = 25_000

const asTyped = new Marked({ gfm: true, breaks: true })
const asProse = new Marked({ gfm: true, breaks: false })

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'ul',
    'ol',
    'li',
    'a',
    'blockquote',
    'h3',
    'h4',
  ],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'escape',
  transformTags: {
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    a: (tagName, { href }) => ({ tagName, attribs: { ...(href && { href }), rel: 'nofollow noopener' } }),
  },
}

/** Renders Markdown from a person to HTML that holds no script, no image and no style, and to plain text. */
export function words(source: string): Words {
  return rendered(source, asTyped)
}

/** The same for text from a file, whose lines are broken where the editor broke them. */
export function prose(source: string): Words {
  return rendered(source, asProse)
}

function rendered(source: string, marked: Marked): Words {
  const trimmed = source.trim()
  return { source: trimmed, html: safeHtml(trimmed, marked), text: plainText(trimmed) }
}

function safeHtml(source: string, marked: Marked): string {
  // Deep nesting overflows the parser's stack; the words still count, so they are shown as written.
  try {
    return sanitizeHtml(marked.parse(source, { async: false }), allowed).trim()
  } catch {
    return `<p>${escapeHtml(source)}</p>`
  }
}

function plainText(source: string): string {
  return source
    .replaceAll(/!?\[([^\]\n]*)\]\(([^()\s]*)\)/g, (_, label: string, href: string) =>
      label && label !== href ? `${label} (${href})` : href,
    )
    .replaceAll(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, '$1')
    .replaceAll(/`([^`\n]+)`/g, '$1')
    .replaceAll(/^#{1,6} +/gm, '')
    .replaceAll(/^ {0,3}(```|~~~).*\n?/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
