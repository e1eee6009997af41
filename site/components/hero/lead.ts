import type { Incident } from '#core/incidents/incident.ts'
import type { Site } from '#core/settings/site.ts'
import { escapeHtml } from '#core/words/markdown.ts'

/** What to do now, as the author said it, else the sentence of the settings; HTML without anything unsafe. */
export function leadHtml({ impact, status }: Incident, { leads }: Site): string {
  if (impact) return impact.html
  const lead = status === 'identified' || status === 'monitoring' ? leads[status] : leads.investigating
  return `<p>${escapeHtml(lead)}</p>`
}
