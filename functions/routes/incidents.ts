import { Hono } from 'hono'
import type { Deps } from '#core/deps.ts'
import { drillFlag } from '#core/drills/begin-drill.ts'
import { conflict, invalid, notFound, quoted } from '#core/errors.ts'
import { changeIncident } from '#core/incidents/change-incident.ts'
import { correctUpdate, correctUpdateInput } from '#core/incidents/correct-update.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { changeIncidentInput, openIncidentInput, postUpdateInput } from '#core/incidents/inputs.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { decideOpening, openIncident } from '#core/incidents/open-incident.ts'
import { mergeIncident, mergeIncidentInput } from '#core/incidents/merge-incident.ts'
import { postUpdate } from '#core/incidents/post-update.ts'
import { findIncident } from '#core/incidents/record.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { commandFrom, jsonBody, queryNumber } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { inDrill } from './in-drill.ts'
import { incidentJson, updateJson } from './incident-json.ts'

/** Reading is public, as the page is; writing needs the token. */
export function incidentRoutes(deps: RouteDeps) {
  const { siteUrl } = deps
  const writer = requireToken(deps, 'incident.publish')
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', async (c) => {
      const limit = queryNumber(c, 'limit', { from: 1, to: 100, otherwise: 25 })
      const { items, total, next } = await listIncidents(deps, { limit, after: c.req.query('after') ?? null })
      return c.json({ items: items.map((incident) => incidentJson(incident, siteUrl)), total, next })
    })
    .post('/', writer, async (c) => {
      const { drill, ...input } = await jsonBody(c, openIncidentInput.extend(drillFlag))
      const command = await commandFrom(c)
      const attempt = (inside: RouteDeps) => decideOpening(inside, input, command)
      const practised = drill ? await inDrill(deps, command, attempt) : null
      const { result, changed } = await openIncident(practised?.deps ?? deps, input, command)
      const incident = incidentJson(result.incident, practised?.base ?? siteUrl)
      return c.json({ ...incident, ...(practised && { drill: practised.drill }) }, changed ? 201 : 200)
    })
    .get('/:id', async (c) => c.json(incidentJson(await anyIncident(deps, c.req.param('id')), siteUrl)))
    .patch('/:id', writer, async (c) => {
      const id = await changeable(deps, c.req.param('id'))
      const input = await jsonBody(c, changeIncidentInput)
      const { result } = await changeIncident(deps, id, input, await commandFrom(c))
      return c.json(incidentJson(result, siteUrl))
    })
    .patch('/:id/updates/:update', writer, async (c) => {
      const id = await changeable(deps, c.req.param('id'))
      const input = await jsonBody(c, correctUpdateInput)
      const { result } = await correctUpdate(deps, id, c.req.param('update'), input, await commandFrom(c))
      return c.json({ ...updateJson(result.update), incident: incidentJson(result.incident, siteUrl) })
    })
    .post('/:id/merge', writer, async (c) => {
      const id = await changeable(deps, c.req.param('id'))
      const input = await jsonBody(c, mergeIncidentInput)
      const into = await changeable(deps, input.into)
      const { result, changed } = await mergeIncident(deps, id, { ...input, into }, await commandFrom(c))
      return c.json(incidentJson(result.incident, siteUrl), changed ? 201 : 200)
    })
    .post('/:id/updates', writer, async (c) => {
      const id = await changeable(deps, c.req.param('id'))
      const input = await jsonBody(c, postUpdateInput)
      const { result, changed } = await postUpdate(deps, id, input, await commandFrom(c))
      const incident = incidentJson(result.incident, siteUrl)
      return c.json({ ...updateJson(result.update), url: incident.url, incident }, changed ? 201 : 200)
    })
}

async function anyIncident(deps: Deps, id: string): Promise<Incident> {
  if (!/^[\x20-\x7e]{1,40}$/.test(id))
    throw invalid({ field: 'id', expected: 'an id like INC-2026-11-17-001', got: quoted(id) })
  const incident =
    (await findIncident(deps, id))?.incident ?? deps.content.incidents.find((each) => each.id === id)
  if (!incident) throw notFound('incident', id)
  return incident
}

async function changeable(deps: Deps, id: string): Promise<string> {
  await anyIncident(deps, id)
  if (deps.content.incidents.some((each) => each.id === id)) {
    throw conflict(`${id} is kept in content/incidents/${id}.md. Change it there.`)
  }
  return id
}
