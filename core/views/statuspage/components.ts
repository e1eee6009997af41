import { componentsOf } from '#core/components/catalogue.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import type { FeedContext } from '#core/views/feed-items.ts'
import { newestChange, pageId } from './page.ts'

export type StatuspageComponent = ReturnType<typeof componentsOfPage>[number]

/** Groups and their components in one list, each group before its own. */
export function componentsOfPage({ view, content }: FeedContext) {
  let position = 0
  return view.groups.flatMap((group) => {
    const groupId = statuspageId('group', group.id)
    const first = (id: string, { name, status }: { name: string; status: ComponentStatus }) => ({
      id,
      name,
      status,
      created_at: view.openedAt,
      updated_at: newestChange(view),
      position: ++position,
    })
    const head = {
      ...first(groupId, group),
      description: null,
      showcase: false,
      start_date: null,
      group_id: null,
      page_id: pageId,
      group: true,
      only_show_if_degraded: false,
      components: group.components.map(({ id }) => statuspageId('component', id)),
    }
    const members = group.components.map((component) => ({
      ...first(statuspageId('component', component.id), component),
      description: component.description,
      showcase: true,
      start_date:
        componentsOf(content.catalogue).find(({ id }) => id === component.id)?.since ??
        view.openedAt.slice(0, 10),
      group_id: groupId,
      page_id: pageId,
      group: false,
      only_show_if_degraded: false,
    }))
    return [head, ...members]
  })
}

/** Of the components of the page those that bear one of our ids. */
export function only(
  components: readonly StatuspageComponent[],
  ids: readonly string[],
): StatuspageComponent[] {
  const wanted = new Set(ids.map((id) => statuspageId('component', id)))
  return components.filter(({ id }) => wanted.has(id))
}
