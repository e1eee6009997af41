import { type Context, Hono } from 'hono'
import { dismissProposal, dismissProposalInput } from '#core/detection/close-proposal.ts'
import { listProposals, type ProposalRead } from '#core/detection/list-proposals.ts'
import { publishProposal, publishProposalInput } from '#core/detection/publish-proposal.ts'
import { isFiring } from '#core/detection/signal.ts'
import { invalid, quoted } from '#core/errors.ts'
import { type CallerVariables, requireToken } from '../middleware/caller.ts'
import { commandFrom, idNamed, jsonBody } from '../middleware/input.ts'
import type { RouteDeps } from './context.ts'
import { incidentJson, updateJson } from './incident-json.ts'

/** What detection proposes to say; nobody sees it without a token. */
export function draftRoutes(deps: RouteDeps) {
  const writer = requireToken(deps, 'incident.publish')
  return new Hono<{ Variables: CallerVariables }>()
    .get('/', requireToken(deps, 'incident.private'), async (c) => {
      const drafts = await listProposals(deps)
      return c.json({ drafts: drafts.map((draft) => draftJson(draft, deps.siteUrl)) })
    })
    .post('/:id/publish', writer, async (c) => {
      const given = (await c.req.text()) === '' ? {} : await jsonBody(c, publishProposalInput)
      const command = await commandFrom(c)
      const { result, changed } = await publishProposal(deps, idFrom(c), given, command)
      const { url, ...incident } = incidentJson(result.incident, deps.siteUrl)
      return c.json(
        {
          incident: { ...incident, ...(!result.private && { url }) },
          update: result.update ? updateJson(result.update) : null,
          url: result.private ? `${deps.siteUrl}/admin/private/${incident.id}` : url,
          private: result.private,
        },
        changed ? 201 : 200,
      )
    })
    .delete('/:id', writer, async (c) => {
      const given = (await c.req.text()) === '' ? {} : await jsonBody(c, dismissProposalInput)
      const { result } = await dismissProposal(deps, idFrom(c), given, await commandFrom(c))
      return c.json({ id: result.id, dismissed: result.closed })
    })
}

function idFrom(c: Context): string {
  const given = c.req.param('id') ?? ''
  const id = idNamed(given)
  if (id === null) throw invalid({ field: 'id', expected: 'the id of a draft', got: quoted(given) })
  return id
}

function draftJson({ proposal, signals, standing, suggestion }: ProposalRead, siteUrl: string) {
  const { id, openedAt, private: alone } = proposal
  return {
    id,
    url: `${siteUrl}/admin/drafts/${id}`,
    ...standing,
    private: alone,
    mapped: proposal.components.length > 0,
    openedAt,
    ...suggestion,
    evidence: signals.map((known) => ({
      source: known.signal.source,
      name: known.signal.name,
      state: isFiring(known) ? 'firing' : 'resolved',
      measure: known.signal.measure,
      value: known.signal.value,
      says: known.signal.says,
      url: known.signal.url,
      times: known.occurrences,
    })),
  }
}
