import { componentsOf, type Catalogue } from '#core/components/catalogue.ts'
import type { Notice } from '#core/notices/notice.ts'
import { listed } from '#core/words/times.ts'
import type { Subscriber, Wishes } from './subscriber.ts'

/** Whether a subscriber asked to hear this; an incident that names no component concerns everybody. */
export function wants(
  { components, severities, updates }: Wishes,
  { audience, kind }: Pick<Notice, 'audience' | 'kind'>,
): boolean {
  if (audience.to === 'one') return false
  const concerned =
    components.length === 0 ||
    audience.components.length === 0 ||
    components.some((id) => audience.components.includes(id))
  const severe = severities.length === 0 || severities.includes(audience.severity)
  return concerned && severe && (updates === 'all' || kind !== 'update')
}

/** `You get this because you asked for every notice about Authentication.` */
export function why(
  catalogue: Catalogue,
  { components, updates }: Pick<Subscriber, 'components' | 'updates'>,
): string {
  const names = componentsOf(catalogue)
    .filter(({ id }) => components.includes(id))
    .map(({ name }) => name)
  const about = names.length > 0 ? listed(names) : 'every service'
  const what = updates === 'all' ? 'every notice' : 'the first and the last notice'
  return `You get this because you asked for ${what} about ${about}.`
}
