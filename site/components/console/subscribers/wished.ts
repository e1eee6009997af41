import { type Catalogue, componentNames } from '#core/components/catalogue.ts'
import type { Extent, Wishes } from '#core/subscribers/wishes.ts'
import { languageNames } from '#core/words/languages.ts'
import { listed, sentenceCase } from '#core/words/times.ts'

export const extents: Record<Extent, string> = {
  all: 'every notice',
  ends: 'first and last notice',
  planned: 'planned work only',
  postmortems: 'only what was learned',
  none: 'only what they follow',
}

/** What somebody chose: `Every service, every severity, every notice, at once`. */
export function wished(catalogue: Catalogue, wishes: Wishes): string {
  const { components, groups, severities, updates, postmortems, incidents, timeZone, language } = wishes
  const groupNames = catalogue.groups
    .filter(({ id }) => groups.includes(id))
    .map(({ name }) => `all of ${name}`)
  const services = [...groupNames, componentNames(catalogue, components)].filter(Boolean)
  const zoned = wishes.digest !== null || wishes.quietHours !== null
  return sentenceCase(
    [
      ...(updates === 'none'
        ? []
        : [
            services.length > 0 ? listed(services) : 'every service',
            severities.length > 0 ? listed(severities) : 'every severity',
          ]),
      extents[updates],
      ...(postmortems && (updates === 'ends' || updates === 'planned') ? ['what was learned'] : []),
      ...(!postmortems && updates === 'all' ? ['but not what was learned'] : []),
      ...(incidents.length > 0 ? [`follows ${listed(incidents)}`] : []),
      ...digested(wishes),
      ...quiet(wishes),
      ...(zoned ? [timeZone] : []),
      ...(language ? [languageNames[language]] : []),
    ].join(', '),
  )
}

function digested({ digest }: Pick<Wishes, 'digest'>): string[] {
  if (!digest) return []
  const hour = `${String(digest.hour).padStart(2, '0')}:00`
  return [
    digest.every === 'day' ? `daily at ${hour}` : `weekly on ${sentenceCase(digest.weekday)} at ${hour}`,
  ]
}

function quiet({ quietHours }: Pick<Wishes, 'quietHours'>): string[] {
  if (!quietHours) return []
  const { from, to, exceptP1 } = quietHours
  return [`nothing from ${from} to ${to}${exceptP1 ? ' but a P1' : ''}`]
}
