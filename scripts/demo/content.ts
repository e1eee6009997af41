import type { Content } from '#core/settings/content.ts'
import { instant, ms } from '#core/words/times.ts'

/** The content of the repository as a page would have it that opened at `openedAt`, read at `now`. */
export function demoContent(content: Content, openedAt: number, now: number): Content {
  const since = instant(openedAt).slice(0, 10)
  return {
    ...content,
    catalogue: {
      groups: content.catalogue.groups.map((group) => ({
        ...group,
        components: group.components.map(({ since: _, ...component }) => ({ ...component, since })),
      })),
    },
    incidents: content.incidents.filter(
      ({ startedAt, resolvedAt }) => ms(startedAt) >= openedAt && ms(resolvedAt ?? startedAt) <= now,
    ),
  }
}
