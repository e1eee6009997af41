import { z } from 'zod'
import { longestMessage } from './markdown.ts'

// Everything that moves the cursor, reverses text or is invisible, but for line break and tab.
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u
const unpaired = /\p{Surrogate}/u

const printable = (text: string) => !unprintable.test(text) && !unpaired.test(text)

/** One line: a title, a name. */
export const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(
      (text) => printable(text) && !/[\n\t]/.test(text),
      'expected one line of text without control characters',
    )

/** What a stranger's program wrote, as one line that can be shown as text: nothing invisible, and not longer than that. */
export function plainText(text: string, longest: number): string {
  const plain = text
    .replaceAll(new RegExp(unprintable, 'gu'), ' ')
    .replaceAll(new RegExp(unpaired, 'gu'), '�')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.length > longest ? `${plain.slice(0, longest - 1).replace(/\p{Surrogate}$/u, '')}…` : plain
}

/** Markdown of any length up to the longest message. */
export const message = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n'))
  .pipe(
    z
      .string()
      .trim()
      .min(1)
      .max(longestMessage)
      .refine(printable, 'expected text without control characters'),
  )

export const instantIn = z.iso
  .datetime({ offset: true, abort: true, error: 'expected an instant like 2026-11-17T02:41:00Z' })
  .transform((text) => new Date(text).toISOString())

/** What may name a record in an address or a form. */
export const recordId = z.string().regex(/^[\w.-]{1,128}$/, 'expected the id of a record')

/** A component by slug, Statuspage id, name or alias. */
export const componentName = line(100)
