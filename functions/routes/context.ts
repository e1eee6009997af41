import type { Deps } from '#core/deps.ts'
import type { Log } from '#core/ports.ts'
import type { PageModel, Pages } from '#core/views/page-models.ts'
import type { Publication } from '#core/views/publication.ts'

/** What the routes work with. */
export interface RouteDeps extends Deps {
  log: Log
  pages: Pages
  publication: Publication
  apiToken: string | undefined
}

/** What every page is given that is made for one reader. */
export async function modelFor(
  { publication, content, siteUrl }: Pick<RouteDeps, 'publication' | 'content' | 'siteUrl'>,
  reader: Pick<PageModel, 'language' | 'base'>,
): Promise<PageModel> {
  return { view: await publication.view(), content, siteUrl, ...reader }
}
