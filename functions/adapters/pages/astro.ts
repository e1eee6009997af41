import { pathToFileURL } from 'node:url'

import type { PageModel, Pages } from '#core/views/page-models.ts'

interface Built {
  render(request: Request, locals: PageModel): Promise<Response>
}

/** The pages as Astro built them; `entry` is the file the build wrote. */
export async function astroPages(entry: string): Promise<Pages> {
  const { render } = (await import(pathToFileURL(entry).href)) as Built
  return {
    async render(path, model) {
      const response = await render(new Request(new URL(path, model.siteUrl)), model)
      if (response.status === 404 && path !== '/404') throw new Error(`There is no page for ${path}`)
      if (response.status >= 500) throw new Error(`The page for ${path} failed to render`)
      return response.text()
    },
  }
}
