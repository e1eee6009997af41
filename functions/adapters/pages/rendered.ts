import type { PageModel, Pages } from '#core/views/page-models.ts'

export type Render = (request: Request, locals: PageModel) => Promise<Response>

/** The pages, by the function that Astro built. */
export function renderedPages(render: Render): Pages {
  return {
    async render(path, model) {
      const response = await render(new Request(new URL(path, model.siteUrl)), model)
      if (response.status === 404 && path !== '/404') throw new Error(`There is no page for ${path}`)
      if (response.status >= 500) throw new Error(`The page for ${path} failed to render`)
      return response.text()
    },
  }
}
