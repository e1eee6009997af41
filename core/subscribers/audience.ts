import { type Catalogue, componentsIn } from '#core/components/catalogue.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Extent, Topics, Wishes } from './wishes.ts'

/** What lies between the first notice and the last. */
const between: readonly NoticeKind[] = ['update', 'maintenance_reminder', 'maintenance_update']

/**
 * Whether a subscriber asked to hear this; what names no component concerns everybody, and a choice of severities
 * leaves out no planned work. Of an incident that is followed everything is heard.
 */
export function wants(
  catalogue: Catalogue,
  topics: Topics,
  { audience, kind, incident }: Pick<Notice, 'audience' | 'kind' | 'incident'>,
): boolean {
  if (audience.to !== 'subscribers') return false
  if (incident !== null && topics.incidents.includes(incident)) return true
  return (
    wantsKind(topics, kind) &&
    concerned(catalogue, topics, audience.components) &&
    severeEnough(topics, audience.severity)
  )
}

function wantsKind({ updates, postmortems }: Topics, kind: NoticeKind): boolean {
  if (kind === 'postmortem') return postmortems
  const extents: Record<Extent, boolean> = {
    all: true,
    ends: !between.includes(kind),
    planned: kind.startsWith('maintenance'),
    postmortems: false,
    none: false,
  }
  return extents[updates]
}

export function concerned(
  catalogue: Catalogue,
  { components, groups }: Topics,
  touched: readonly string[],
): boolean {
  if (touched.length === 0 || (components.length === 0 && groups.length === 0)) return true
  const wanted = new Set([...components, ...componentsIn(catalogue, groups)])
  return touched.some((id) => wanted.has(id))
}

export function severeEnough({ severities }: Topics, severity: SeverityId | null): boolean {
  return severity === null || severities.length === 0 || severities.includes(severity)
}

/** Whether it waits for the mail that sums up a day or a week; what is followed does not. */
export function goesInDigest(
  { digest, incidents }: Pick<Wishes, 'incidents'> & { digest: unknown },
  { incident }: Pick<Notice, 'incident'>,
): boolean {
  return Boolean(digest) && !(incident !== null && incidents.includes(incident))
}
