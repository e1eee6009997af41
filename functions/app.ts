import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { getPath } from 'hono/utils/url'
import { notFound } from '#core/errors.ts'
import type { Assets } from '#core/ports.ts'
import { serveAssets } from './middleware/assets.ts'
import { guardHeaders } from './middleware/headers.ts'
import { limitBody } from './middleware/input.ts'
import { problemOf, problemResponse } from './middleware/problem.ts'
import { documentResponse, servePublished } from './middleware/published.ts'
import { pathWithoutLanguage, readerOf } from './middleware/reader.ts'
import { sessionCookies } from './middleware/session.ts'
import { rememberAnonymous } from './middleware/remember.ts'
import { alertHookRoutes } from './routes/alert-hooks.ts'
import { answerRoutes } from './routes/answer.ts'
import { auditRoutes } from './routes/audit.ts'
import { badgeRoutes } from './routes/badges.ts'
import { componentRoutes } from './routes/components.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { drillRoutes } from './routes/drills.ts'
import { draftRoutes } from './routes/drafts.ts'
import { heartbeatRoutes } from './routes/heartbeats.ts'
import { hookRoutes } from './routes/hook.ts'
import { healthRoutes } from './routes/health.ts'
import { type MetricsDeps, metricsRoutes } from './routes/metrics.ts'
import { incidentRoutes } from './routes/incidents.ts'
import { maintenanceRoutes } from './routes/maintenances.ts'
import { noticeRoutes } from './routes/notices.ts'
import { reportRoutes } from './routes/report.ts'
import { resendHookRoutes } from './routes/resend-hook.ts'
import { pulseRoutes } from './routes/pulse.ts'
import { slackCommandRoutes } from './routes/slack-command.ts'
import { subscriberRoutes } from './routes/subscribers.ts'
import { subscribeRoutes } from './routes/subscribe.ts'
import { type ConsoleDeps, consolePage } from './routes/console/desk.ts'
import { deskAt } from './routes/console/drill-desk.ts'
import { consoleRoutes } from './routes/console/index.ts'
import { isConsole, serveConsole } from './routes/console/serve.ts'
import { subscriptionPageRoutes } from './routes/subscription.ts'
import { subscriptionLimit, subscriptionRoutes } from './routes/subscriptions.ts'

export interface AppDeps extends MetricsDeps, ConsoleDeps {
  assets: Assets
}

/** The whole server as one function from a request to a response; the same in every runtime. */
export function createApp(deps: AppDeps) {
  const { publication, log } = deps
  const app = new Hono({ getPath: pathWithoutLanguage })
  const usual = deps.content.site.language
  const limit = subscriptionLimit(deps)

  app.use(requestId())
  app.use(guardHeaders(deps.siteUrl))
  app.use(serveAssets(deps.assets))
  app.use(servePublished((request) => publication.document(request)))
  app.use(limitBody)
  // Thousands of these follow a notice, and none changes a page or sends anything.
  app.route('/api/hooks/resend', resendHookRoutes(deps))
  app.use(async (c, next) => {
    await next()
    const command = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
    // A sign of life changes no page; the next round sees it.
    const quiet = c.req.path.startsWith('/api/hooks/heartbeat/')
    if (!command || quiet || c.res.status >= 400) return
    await publication.refresh().catch((error: unknown) => {
      log.error('publication.refresh', error)
    })
    deps.wake()
  })

  app.use('/api/v1/*', rememberAnonymous(publication))
  app.route('/api/v1/notices', noticeRoutes(deps))
  app.route('/api/v1/incidents', incidentRoutes(deps))
  app.route('/api/v1/maintenances', maintenanceRoutes(deps))
  app.route('/api/v1/components', componentRoutes(deps))
  app.route('/api/v1/subscribers', subscriberRoutes(deps))
  app.route('/api/v1/deliveries', deliveryRoutes(deps))
  app.route('/api/v1/audit', auditRoutes(deps))
  app.route('/api/v1/drills', drillRoutes(deps))
  app.route('/api/v1/subscriptions', subscriptionRoutes(deps, limit))
  app.route('/api/v1/drafts', draftRoutes(deps))
  app.route('/api/hooks', alertHookRoutes(deps))
  app.route('/api/hooks/slack/command', slackCommandRoutes(deps))
  app.route('/api/hooks/heartbeat', heartbeatRoutes(deps))
  app.route('/api/health', healthRoutes(deps))
  app.route('/metrics', metricsRoutes(deps))
  app.route('/pulse.json', pulseRoutes(deps))
  app.route('/badge', badgeRoutes(deps))
  app.route('/report', reportRoutes(deps))
  app.route('/ack', answerRoutes(deps))
  app.route('/', subscribeRoutes(deps, limit))
  app.route('/', subscriptionPageRoutes(deps, limit))
  app.route('/', hookRoutes(deps, limit))
  const cookies = sessionCookies(deps)
  app.route('/', serveConsole(deps, cookies.actor, consoleRoutes(deps, cookies)))

  app.notFound(async (c) => {
    const path = getPath(c.req.raw)
    if (path.startsWith('/api')) return problemResponse(c, problemOf(notFound('address', path), c, log))
    const bare = path.replace(/\/+$/, '')
    if (bare !== path && (await publication.document({ path: bare || '/' })))
      return c.redirect(bare || '/', 308)
    const page = await publication.document({
      path: `${readerOf(c, usual).base}/404`,
    })
    return page ? documentResponse(c.req.raw, page, 404) : c.text('There is nothing here.\n', 404)
  })

  app.onError(async (error, c) => {
    const problem = problemOf(error, c, log)
    const forPerson = !c.req.path.startsWith('/api') && (c.req.header('Accept') ?? '').includes('text/html')
    if (!forPerson) return problemResponse(c, problem)
    if (problem.retryAfter) c.header('Retry-After', String(problem.retryAfter))
    c.header('Cache-Control', 'no-store')
    try {
      if (isConsole(c.req.path)) {
        return await consolePage(
          await deskAt(deps, c),
          c,
          '/admin/problem',
          await cookies.actor(c),
          { problem },
          problem.status,
        )
      }
      const html = await publication.page('/problem', { ...readerOf(c, usual), problem })
      return c.html(html, problem.status)
    } catch (failure) {
      log.error('page.render', failure, { path: '/problem' })
      return problemResponse(c, problem)
    }
  })

  return app
}
