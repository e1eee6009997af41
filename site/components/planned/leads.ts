import type { PublicView } from '#core/views/public-view.ts'

/** Planned work is the worst there is, so it gives the front page its head. */
export function leadsThePage({
  open,
  status,
  underWay,
}: Pick<PublicView, 'open' | 'status' | 'underWay'>): boolean {
  return open.length === 0 && status === 'under_maintenance' && underWay.length > 0
}
