import { type Catalogue, componentNames } from '#core/components/catalogue.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import type { Wishes } from './subscriber.ts'

/** What lies between the first notice and the last. */
const between: readonly NoticeKind[] = ['update', 'maintenance_reminder', 'maintenance_update']

/**
 * Whether a subscriber asked to hear this; what names no component concerns everybody, and a choice of severities
 * leaves out no planned work.
 */
export function wants(
  { components, severities, updates }: Wishes,
  { audience, kind }: Pick<Notice, 'audience' | 'kind'>,
): boolean {
  if (audience.to !== 'subscribers') return false
  const concerned =
    components.length === 0 ||
    audience.components.length === 0 ||
    components.some((id) => audience.components.includes(id))
  const severe =
    audience.severity === null || severities.length === 0 || severities.includes(audience.severity)
  return concerned && severe && (updates === 'all' || !between.includes(kind))
}

/** What a person asked for, in words: `every notice about Authentication`. */
export function asked(
  catalogue: Catalogue,
  { components, updates }: Pick<Wishes, 'components' | 'updates'>,
): string {
  const about = componentNames(catalogue, components) || 'every service'
  const what = updates === 'all' ? 'every notice' : 'the first and the last notice'
  return `${what} about ${about}`
}
