import { componentsOf, type Catalogue } from '#core/components/catalogue.ts'
import type { FilteredModel } from '#core/views/page-models.ts'
import type { Voice } from '#site/words/voice.ts'

export type Filter = Pick<FilteredModel, 'component' | 'severity'>

/** Where the incidents stand that a filter lets through, from those older than the incident `before`. */
export function filterAddress({ component, severity }: Filter, before: string | null = null): string {
  const query = new URLSearchParams(
    Object.entries({ component, severity, before }).flatMap(([name, value]) =>
      value ? [[name, value]] : [],
    ),
  )
  return query.size > 0 ? `/history?${query.toString()}` : '/history'
}

/** `P1 incidents about Authentication.` */
export function filterSentence(
  { component, severity }: Filter,
  catalogue: Catalogue,
  { filters }: Voice['t'],
): string {
  const name = componentsOf(catalogue).find(({ id }) => id === component)?.name
  if (name && severity) return filters.ofAbout(severity, name)
  if (name) return filters.about(name)
  return severity ? filters.of(severity) : filters.everything
}

export interface WayOut {
  words: string
  path: string
}

/** Each part of the filter alone, and the links that drop it; at last the history without any. */
export function waysOut({ component, severity }: Filter, { filters }: Voice['t']): WayOut[] {
  const both = component !== null && severity !== null
  return [
    ...(both
      ? [
          { words: filters.anyService, path: filterAddress({ component: null, severity }) },
          { words: filters.anySeverity, path: filterAddress({ component, severity: null }) },
        ]
      : []),
    { words: filters.byMonth, path: '/history' },
  ]
}
