import { z } from 'zod'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid } from '#core/errors.ts'
import { decidePrivately } from '#core/handling/private-incident.ts'
import type { Incident, Update } from '#core/incidents/incident.ts'
import { openIncidentInput } from '#core/incidents/inputs.ts'
import { decideOpening, type Posted } from '#core/incidents/open-incident.ts'
import { decideUpdate } from '#core/incidents/post-update.ts'
import { findIncident, incidentToChange } from '#core/incidents/record.ts'
import { componentNames } from '#core/components/catalogue.ts'
import { incidentsNow } from './incident-about.ts'
import { type ProposalRead, readProposal } from './list-proposals.ts'
import { type Proposal, proposalKey, proposalToChange, type StoredProposal } from './proposal.ts'

/** What is published instead of what is suggested; everything may be left out. */
export const publishProposalInput = openIncidentInput
  .pick({ title: true, message: true, severity: true, components: true, nextUpdateMinutes: true })
  .partial()
  .extend({
    notify: z.boolean().optional(),
    /** For the team alone. */
    private: z.boolean().optional(),
  })
export type PublishProposalInput = z.infer<typeof publishProposalInput>

export interface ProposalPublished {
  incident: Incident
  update: Update | undefined
  /** Only the team sees it. */
  private: boolean
}

/** Does what a proposal proposes: opens the incident, begins it anew, or ends it. */
export function publishProposal(
  deps: Deps,
  id: string,
  input: PublishProposalInput,
  command: Command,
): Promise<Done<ProposalPublished>> {
  return carryOut(deps, command, async () => {
    const stored = await proposalToChange(deps, id)
    const read = await readProposal(deps, stored.proposal, await incidentsNow(deps))
    return decideProposal(deps, stored, read, input, command)
  })
}

export async function decideProposal(
  deps: Deps,
  stored: StoredProposal,
  read: ProposalRead,
  input: PublishProposalInput,
  command: Pick<Command, 'by'>,
): Promise<Decision<ProposalPublished>> {
  const { proposal } = stored
  const { proposes, incident } = read.standing
  if (proposes === 'nothing')
    throw conflict(`${incident ?? 'An open incident'} tells of this already. Post an update to it.`)
  const anew = proposes === 'reopening' ? await findIncident(deps, incident ?? '') : null
  if (proposes === 'opening' || (proposes === 'reopening' && !anew))
    return decideToOpen(deps, stored, read, input, command)

  const { settings } = deps.content.detection
  const over = proposes === 'resolution'
  const services = componentNames(deps.content.catalogue, proposal.components)
  const message = over ? settings.recovered.replaceAll('{services}', services) : read.suggestion.message
  const decision = await decideUpdate(
    deps,
    anew ?? (await incidentToChange(deps, incident ?? '')),
    {
      message: input.message ?? message,
      status: over ? 'resolved' : 'investigating',
      ...(input.title && { title: input.title }),
      ...(input.severity && { severity: input.severity }),
      ...(input.components && { components: input.components }),
      ...(input.nextUpdateMinutes && { nextUpdateMinutes: input.nextUpdateMinutes }),
      ...(input.notify !== undefined && { notify: input.notify }),
    },
    command,
  )
  const because = over ? 'it recovered' : read.suggestion.because
  return telling(decision, stored, because, { ...decision.result, private: false })
}

async function decideToOpen(
  deps: Deps,
  stored: StoredProposal,
  { suggestion, standing }: ProposalRead,
  { private: asked, notify, ...input }: PublishProposalInput,
  command: Pick<Command, 'by'>,
): Promise<Decision<ProposalPublished>> {
  const alone = asked ?? stored.proposal.private
  if (alone && notify)
    throw invalid({ field: 'notify', expected: 'nothing where only the team is to know', got: 'true' })
  const { because, components, ...suggested } = suggestion
  const opening = {
    ...suggested,
    ...(Object.keys(components).length > 0 && { components }),
    ...input,
    status: standing.firing ? ('investigating' as const) : ('resolved' as const),
  }
  if (alone) {
    const decision = await decidePrivately(deps, opening, command)
    const { incident } = decision.result
    return telling(decision, stored, because, { incident, update: incident.updates[0], private: true })
  }
  const told = notify === undefined ? opening : { ...opening, notify }
  const decision: Decision<Posted> = await decideOpening(deps, told, command)
  return telling(decision, stored, because, { ...decision.result, private: false })
}

/** The decision, which notes in the same commit that this incident tells of the proposal. */
function telling<R>(
  { change, audit }: Decision<R>,
  { proposal, version }: StoredProposal,
  because: string,
  result: ProposalPublished,
): Decision<ProposalPublished> {
  const key = proposalKey(proposal.id)
  const { againSince: _, ...rest } = proposal
  const told: Proposal = { ...rest, incident: result.incident.id }
  return {
    result,
    change: {
      ...change,
      expect: [...change.expect, { key, version }],
      put: [...change.put, { key, value: told }],
    },
    audit: { ...audit, detail: { ...audit.detail, draft: proposal.id, because } },
  }
}
