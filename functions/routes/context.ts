import type { Deps } from '#core/deps.ts'
import type { Log } from '#core/ports.ts'
import type { PageModel, Pages } from '#core/views/page-models.ts'

/** What the routes work with. */
export interface RouteDeps extends Deps {
  log: Log
  pages: Pages
  apiToken: string | undefined
  /** What every page is given, in the language of its reader. */
  model(reader?: Pick<PageModel, 'language' | 'base'>): PageModel
}
