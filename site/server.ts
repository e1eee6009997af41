import { createApp } from 'astro/app/entrypoint'

const app = createApp({ streaming: false })

/** Renders the page at the request's address; an address without a page answers 404. */
export async function render(request: Request, locals: App.Locals): Promise<Response> {
  const routeData = app.match(request)
  if (!routeData) return new Response('There is no such page.\n', { status: 404 })
  return app.render(request, { locals, routeData })
}
