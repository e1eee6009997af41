import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { notFound } from '#core/errors.ts'
import { limitBody } from './middleware/input.ts'
import { problemOf, problemResponse } from './middleware/problem.ts'
import { documentResponse, servePublished } from './middleware/published.ts'
import type { Publication } from './publication.ts'
import { componentRoutes } from './routes/components.ts'
import { type HealthDeps, healthRoutes } from './routes/health.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { noticeRoutes } from './routes/notices.ts'
import { subscribeRoutes } from './routes/subscribe.ts'
import { subscriptionLimit, subscriptionRoutes } from './routes/subscriptions.ts'

export interface AppDeps extends HealthDeps {
  publication: Publication
  /** Called after every accepted command, so that notices leave at once. */
  wake(): void
}

const policy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  // Nothing here connects; without it a browser's own tools may not read robots.txt.
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

/** The whole server as one function from a request to a response; the same in every runtime. */
export function createApp(deps: AppDeps) {
  const { publication, pages, log } = deps
  const app = new Hono()
  const limit = subscriptionLimit(deps)

  app.use(requestId())
  app.use(
    secureHeaders({
      contentSecurityPolicy: policy,
      referrerPolicy: 'strict-origin-when-cross-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: deps.siteUrl.startsWith('https:'),
    }),
  )
  app.use(servePublished((path) => publication.document(path)))
  app.use(limitBody)
  app.use(async (c, next) => {
    await next()
    const command = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    if (!command || c.res.status >= 400) return
    await publication.refresh().catch((error: unknown) => {
      log.error('publication.refresh', error)
    })
    deps.wake()
  })

  app.route('/api/v1/notices', noticeRoutes(deps))
  app.route('/api/v1/incidents', incidentRoutes(deps))
  app.route('/api/v1/components', componentRoutes(deps))
  app.route('/api/v1/subscriptions', subscriptionRoutes(deps, limit))
  app.route('/api/health', healthRoutes(deps))
  app.route('/', subscribeRoutes(deps, limit))

  app.notFound(async (c) => {
    const { path } = c.req
    if (path.startsWith('/api')) return problemResponse(c, problemOf(notFound('address', path), c, log))
    const bare = path.replace(/\/+$/, '')
    if (bare !== path && (await publication.document(bare || '/'))) return c.redirect(bare || '/', 308)
    const page = await publication.document('/404')
    return page ? documentResponse(c.req.raw, page, 404) : c.text('There is nothing here.\n', 404)
  })

  app.onError(async (error, c) => {
    const problem = problemOf(error, c, log)
    const forPerson = !c.req.path.startsWith('/api') && (c.req.header('Accept') ?? '').includes('text/html')
    if (!forPerson) return problemResponse(c, problem)
    if (problem.retryAfter) c.header('Retry-After', String(problem.retryAfter))
    const html = await pages.render('/problem', { ...deps.model(), problem })
    return c.html(html, problem.status, { 'Cache-Control': 'no-store' })
  })

  return app
}
