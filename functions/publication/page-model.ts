import { componentsOf } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { findIncident } from '#core/incidents/record.ts'
import { findMaintenance } from '#core/maintenance/record.ts'
import { filteredHistory } from '#core/views/filtered-history.ts'
import { responseTimes } from '#core/views/response-times.ts'
import { uptimeModel } from '#core/views/uptime-model.ts'
import { monthModel } from '#core/views/month.ts'
import type { PageModel } from '#core/views/page-models.ts'
import { componentShown } from '#core/views/services.ts'
import type { PublicView } from '#core/views/public-view.ts'
import type { PageAddress } from './addresses.ts'

/** What the page of an address is given; null when nothing stands there. */
export async function pageModel(
  deps: Deps,
  view: PublicView,
  { path, language, base, key }: PageAddress,
): Promise<PageModel | null> {
  const { content, siteUrl } = deps
  const model: PageModel = { view, content, siteUrl, language, base }
  const [, room, id] = path.split('/')
  const query = new URLSearchParams(key.split('?')[1])

  switch (room) {
    case 'history': {
      if (query.size > 0) {
        const filtered = await filteredHistory(deps, query)
        return filtered && { ...model, filtered }
      }
      const month = id ?? view.months[0]?.month ?? ''
      if (!view.months.some((each) => each.month === month)) return null
      return { ...model, month: await monthModel(deps, view, month) }
    }
    case 'incidents': {
      const known = [...view.open, ...view.recent, ...content.incidents].find((each) => each.id === id)
      const incident = known ?? (await findIncident(deps, id ?? ''))?.incident
      return incident ? { ...model, incident } : null
    }
    case 'maintenance': {
      const known = [...view.underWay, ...view.upcoming, ...view.pastWork].find((each) => each.id === id)
      const maintenance = known ?? (await findMaintenance(deps, id ?? ''))
      return maintenance ? { ...model, maintenance } : null
    }
    case 'embed':
      return id && !componentShown(view, id) ? null : model
    case 'uptime':
      return { ...model, uptime: await uptimeModel(deps, view) }
    case 'services':
      return componentsOf(content.catalogue).some((each) => each.id === id)
        ? { ...model, service: id ?? '', speeds: await responseTimes(deps, id ?? '') }
        : null
    default:
      return model
  }
}
