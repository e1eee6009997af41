import { Hono } from 'hono'
import { drillFlag } from '#core/drills/begin-drill.ts'
import { asPractised } from '#core/incidents/inferences.ts'
import { postNoticeInput } from '#core/incidents/inputs.ts'
import { type NoticePosted, postNotice, tryNotice } from '#core/incidents/post-notice.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { commandFrom, jsonBody, queryFlag } from '../middleware/input.ts'
import { wantsText } from '../middleware/problem.ts'
import type { RouteDeps } from './context.ts'
import { forTrial, inDrill } from './in-drill.ts'
import { incidentJson, updateJson } from './incident-json.ts'

/** What the script calls. */
export function noticeRoutes(deps: RouteDeps) {
  return new Hono<{ Variables: CallerVariables }>().post(
    '/',
    requireToken(deps, 'incident.publish'),
    async (c) => {
      const { drill, ...input } = await jsonBody(c, postNoticeInput.extend(drillFlag))
      const command = await commandFrom(c)
      const dryRun = queryFlag(c, 'dryRun')
      const attempt = (inside: RouteDeps) => tryNotice(inside, input, command.by)
      const practised = drill ? await (dryRun ? forTrial(deps) : inDrill(deps, command, attempt)) : null
      const world = practised?.deps ?? deps
      const { result, changed } = dryRun
        ? { result: await attempt(world), changed: false }
        : await postNotice(world, input, command)

      const status = changed ? 201 : 200
      const inferred = practised ? asPractised(result.inferred) : result.inferred
      const answer = noticeJson({ ...result, inferred }, practised?.base ?? deps.siteUrl)
      const said = { ...answer, changed, dryRun, ...(practised && { drill: practised.drill }) }
      if (!wantsText(c)) return c.json(said, status)
      const head = dryRun ? 'dry run, nothing was changed' : headline(result, changed)
      return c.text(
        `${[head, practised && 'in a drill: nothing is public, nobody is told', ...inferred, dryRun ? null : answer.url].filter(Boolean).join('\n')}\n`,
        status,
      )
    },
  )
}

function noticeJson({ incident, update, opened, inferred }: NoticePosted, siteUrl: string) {
  const { url, ...rest } = incidentJson(incident, siteUrl)
  return { incident: { ...rest, url }, update: updateJson(update), url, inferred, opened }
}

function headline({ incident, update, opened }: NoticePosted, changed: boolean): string {
  if (!changed) return `${incident.id} unchanged: this was posted before`
  if (opened) return `opened ${incident.id} “${incident.title}”`
  return `posted update ${incident.updates.length} to ${incident.id} “${incident.title}”${update.status === 'resolved' ? ' and resolved it' : ''}`
}
