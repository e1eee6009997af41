import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { type Maintenance, startOf } from './maintenance.ts'
import { countMaintenances } from './numbers.ts'
import { findMaintenance, newestPastMaintenances, openMaintenances } from './record.ts'

export interface MaintenancePage {
  /** The one that starts last first. */
  items: Maintenance[]
  total: number
  /** The id to go on after; null at the end. */
  next: string | null
}

/** A page of planned work, past and to come, after the one named. */
export async function listMaintenances(
  deps: Pick<Deps, 'store'>,
  { limit, after }: { limit: number; after: string | null },
): Promise<MaintenancePage> {
  const last = after === null ? null : await existing(deps, after)
  const [open, past, total] = await Promise.all([
    openMaintenances(deps),
    newestPastMaintenances(deps, limit + 1, last ?? undefined),
    countMaintenances(deps),
  ])
  const found = [...open.filter((each) => !last || position(each) < position(last)), ...past].toSorted(
    (one, other) => (position(one) < position(other) ? 1 : -1),
  )
  const items = found.slice(0, limit)
  return { items, total, next: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}

async function existing(deps: Pick<Deps, 'store'>, id: string): Promise<Maintenance> {
  const maintenance = /^[\x20-\x7e]+$/.test(id) ? await findMaintenance(deps, id) : null
  if (!maintenance) throw notFound('maintenance', id)
  return maintenance
}

function position(maintenance: Maintenance): string {
  return `${startOf(maintenance)} ${maintenance.id}`
}
