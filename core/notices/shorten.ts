import { escapeHtml } from '#core/words/markdown.ts'
import type { Said, Values } from './said.ts'

/** In bytes, so that with headers and everybody's own address in it a mail stays under 20 KB. */
export const longestMail = 17_500
/** To which each value is shortened, in bytes of HTML, until the mail is short enough. */
export const lengths = [Infinity, 6000, 4000, 2500, 1500, 800, 400] as const

const encoder = new TextEncoder()

/** As a mail server gets it: where most is ASCII each other byte becomes three, and elsewhere three become four. */
export function bytesOnTheWay({ html, text }: Said): number {
  return [html, text].reduce((sum, part) => {
    const bytes = byteLength(part)
    const ascii = part.replaceAll(/[^\x00-\x7f]/g, '').length
    return sum + (ascii > part.length / 2 ? ascii * 1.04 + (bytes - ascii) * 3 : bytes * 1.37)
  }, 0)
}

export function shortened(values: Values, most: number): Values {
  if (most === Infinity) return values
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      byteLength(value.html) > most ? cut(value, most) : value,
    ]),
  )
}

/** As much of the text as its HTML may be long, up to the end of a word. */
function cut({ text }: Said, most: number): Said {
  let end = Math.min(text.length, most)
  while (byteLength(htmlOf(text.slice(0, end))) > most) end = Math.floor(end * 0.9)
  const whole = text.slice(0, end)
  const space = whole.search(/\s\S*$/)
  const kept = `${(space > end / 2 ? whole.slice(0, space) : whole.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()} …`
  return { html: htmlOf(kept), text: kept }
}

function htmlOf(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

function byteLength(text: string): number {
  return encoder.encode(text).length
}
