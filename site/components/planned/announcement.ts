import type { Maintenance, MaintenanceUpdate } from '#core/maintenance/maintenance.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import type { Said, Speech } from '#site/words/speak.ts'
import { work as english } from '#site/words/en/work.ts'

type Kept = keyof typeof english.automatic

/** The words of an update: in the reader's language where nobody wrote them, else as they were written. */
export function updateSaid(
  { message }: MaintenanceUpdate,
  { t, written }: Pick<Speech, 't' | 'written'>,
): Said {
  const kept = Object.entries(english.automatic).find(([, words]) => words === message.text)
  return kept
    ? { words: t.work.automatic[kept[0] as Kept], attributes: {} }
    : { words: message.text, attributes: written }
}

/** The same as HTML without anything unsafe. */
export function updateHtml(update: MaintenanceUpdate, speech: Pick<Speech, 't' | 'written'>): Said {
  const { words, attributes } = updateSaid(update, speech)
  const html = words === update.message.text ? update.message.html : `<p>${escapeHtml(words)}</p>`
  return { words: html, attributes }
}

/** What was said before the work began; null where it was announced as it began. */
export function announcement({ updates: [first] }: Pick<Maintenance, 'updates'>): MaintenanceUpdate | null {
  return first?.status === 'scheduled' ? first : null
}
