import { one } from './page.ts'
import { inUnits } from './spans.ts'

/** Speaks to those who hear the page, and carries the sentences of its language. */
const voice = one('#reader')
const sentences = voice.dataset as Record<string, string>
export const locale = sentences.locale as string

/** A sentence that the page carries, with its blanks filled. */
export function sentence(name: string, blanks: Record<string, string> = {}): string {
  return (sentences[name] as string).replace(/{(\w+)}/g, (_, blank: string) => blanks[blank] as string)
}

/** Said anew also where it was said before. */
export function say(text: string): void {
  voice.textContent = text
}

/** `in 12 minutes`, `5 seconds ago` */
export function fromNow(length: number): string {
  return new Intl.RelativeTimeFormat(locale).format(...inUnits(length))
}

/** `12 minutes` */
export function long(length: number): string {
  const [count, unit] = inUnits(length)
  return count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' })
}
