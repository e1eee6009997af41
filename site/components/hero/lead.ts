import type { Incident } from '#core/incidents/incident.ts'
import type { Site } from '#core/settings/site.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import type { Speech, Written } from '#site/words/speak.ts'

/** What to do now, as the author said it, else the sentence of the settings; HTML without anything unsafe. */
export function leadHtml(
  { impact, status }: Incident,
  { leads }: Site,
  { said, written }: Pick<Speech, 'said' | 'written'>,
): { html: string; attributes: Written } {
  if (impact) return { html: impact.html, attributes: written }
  const step = status === 'identified' || status === 'monitoring' ? status : 'investigating'
  const { words, attributes } = said(leads[step], ({ lead }) => lead[step])
  return { html: `<p>${escapeHtml(words)}</p>`, attributes }
}
