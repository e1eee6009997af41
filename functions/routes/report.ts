import { type Context, Hono } from 'hono'
import { componentsOf } from '#core/components/catalogue.ts'
import { reportTrouble } from '#core/detection/report-trouble.ts'
import { minute } from '#core/words/times.ts'
import { limitCalls, networkFrom } from '../middleware/limit.ts'
import { readerOf } from '../middleware/reader.ts'
import type { RouteDeps } from './context.ts'

/** Readers tell us which service fails them. The answer is the same whatever we know and however many told us. */
export function reportRoutes(deps: RouteDeps) {
  const { limiter, content } = deps
  const limit = limitCalls(limiter, { calls: 20, overall: 5000, milliseconds: 60 * minute }, 'report ')

  return new Hono().post('/', limit, async (c) => {
    const reader = readerOf(c, content.site.language)
    const chosen = await servicesIn(c)
    if (chosen.length === 0) {
      const html = await deps.publication.page('/report', { ...reader, report: { mistake: true } })
      return c.html(html, 422, { 'Cache-Control': 'no-store' })
    }
    for (const component of chosen) if (await counts(c, component)) await reportTrouble(deps, component)
    return c.redirect(`${reader.base}/report/thanks`, 303)
  })

  async function servicesIn(c: Context): Promise<string[]> {
    const body = await c.req.parseBody({ all: true })
    const given = [body.components].flat()
    return componentsOf(content.catalogue)
      .map(({ id }) => id)
      .filter((id) => given.includes(id))
  }

  /** One network counts once for a service in the time in which reports are counted. */
  async function counts(c: Context, component: string): Promise<boolean> {
    const network = networkFrom(c)
    if (network === null) return true
    const milliseconds = content.detection.settings.reports.withinMinutes * minute
    return (await limiter.count(`report ${component} ${network}`, { calls: 1, milliseconds })) === 0
  }
}
