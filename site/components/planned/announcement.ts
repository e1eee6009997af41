import { moved, newEnd } from '#core/maintenance/automatic-words.ts'
import type { Maintenance, MaintenanceUpdate } from '#core/maintenance/maintenance.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { work as english } from '#site/words/en/work.ts'
import type { Said, Speech } from '#site/words/speak.ts'
import { windowWords } from './window.ts'

type Kept = keyof typeof english.automatic
type Reader = Pick<Speech, 'language' | 't' | 'times' | 'written'>

/** The words of an update: in the reader's language where nobody wrote them, else as they were written. */
export function updateSaid(update: MaintenanceUpdate, speech: Reader): Said {
  const { text } = update.message
  const said = automaticSaid(update, speech)
  return said === null ? { words: text, attributes: speech.written } : { words: said, attributes: {} }
}

/** What stands where nobody wrote anything; null for what somebody wrote. */
function automaticSaid(update: MaintenanceUpdate, speech: Reader): string | null {
  const { text } = update.message
  const { scheduledFor, scheduledUntil, at } = update
  const { work } = speech.t
  const kept = Object.entries(english.automatic).find(([, words]) => words === text)
  if (kept) return work.automatic[kept[0] as Kept]
  if (text === moved(scheduledFor, scheduledUntil)) {
    const { whole } = windowWords(scheduledFor, scheduledUntil, at, speech)
    return work.movedTo(whole.map((part) => (typeof part === 'string' ? part : part[1])).join(''))
  }
  const time = speech.times.seenFrom(scheduledUntil, at)
  if (text === newEnd('later', scheduledUntil, at)) return work.newEnd.before + time + work.newEnd.after
  return text === newEnd('earlier', scheduledUntil, at) ? work.endsEarlier(time) : null
}

/** The same as HTML without anything unsafe. */
export function updateHtml(update: MaintenanceUpdate, speech: Reader): Said {
  const { words, attributes } = updateSaid(update, speech)
  const html = words === update.message.text ? update.message.html : `<p>${escapeHtml(words)}</p>`
  return { words: html, attributes }
}

/** What was said before the work began; null where it was announced as it began. */
export function announcement({ updates: [first] }: Pick<Maintenance, 'updates'>): MaintenanceUpdate | null {
  return first?.status === 'scheduled' ? first : null
}
