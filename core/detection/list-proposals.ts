import type { Deps } from '#core/deps.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { incidentsNow } from './incident-about.ts'
import { openProposals, type Proposal, signalsOf } from './proposal.ts'
import type { KnownSignal } from './signal.ts'
import { type Standing, standingOf } from './standing.ts'
import { type Suggestion, suggestion } from './suggestion.ts'

/** A proposal with everything that somebody has to know to act on it. */
export interface ProposalRead {
  proposal: Proposal
  signals: KnownSignal[]
  standing: Standing
  suggestion: Suggestion
}

/** Every open proposal, the worst first. */
export async function listProposals(deps: Pick<Deps, 'store' | 'content'>): Promise<ProposalRead[]> {
  const open = await openProposals(deps)
  if (open.length === 0) return []
  const incidents = await incidentsNow(deps)
  const read = await Promise.all(open.map(({ proposal }) => readProposal(deps, proposal, incidents)))
  return read.toSorted((one, other) => (urgency(one) < urgency(other) ? -1 : 1))
}

export async function readProposal(
  deps: Pick<Deps, 'store' | 'content'>,
  proposal: Proposal,
  incidents: readonly Incident[],
): Promise<ProposalRead> {
  const signals = await signalsOf(deps, proposal.id)
  const suggested = suggestion(deps.content, proposal, signals)
  const standing = standingOf(deps.content, proposal, signals, incidents, suggested.severity)
  return { proposal, signals, standing, suggestion: suggested }
}

function urgency({ standing, suggestion: { severity }, proposal }: ProposalRead): string {
  const asks = standing.proposes === 'nothing' ? 1 : 0
  return `${asks}${standing.firing ? 0 : 1}${severity}${proposal.openedAt}${proposal.id}`
}
