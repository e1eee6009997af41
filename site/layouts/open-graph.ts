import type { PublicView } from '#core/views/public-view.ts'
import { isNew } from '#site/components/hero/quiet-lead.ts'

/** The picture for a link to us: one for each state, so that its address changes with what it shows. */
export function pictureOf(view: PublicView): string {
  const { status } = view
  return `/og/${status === 'operational' && isNew(view) ? 'no_data' : status}.png`
}
