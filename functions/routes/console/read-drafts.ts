import { incidentsNow } from '#core/detection/incident-about.ts'
import { listProposals, type ProposalRead, readProposal } from '#core/detection/list-proposals.ts'
import { findProposal, type StoredProposal } from '#core/detection/proposal.ts'
import { decideProposal } from '#core/detection/publish-proposal.ts'
import { notFound } from '#core/errors.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { may } from '#core/operators/permissions.ts'
import type { DraftModel, DraftsModel } from '#core/views/console/drafts-model.ts'
import type { ConsoleDeps } from './desk.ts'
import { foresee } from './would-be.ts'

/** What the checks propose, to whom may see it. */
export async function readDrafts(deps: ConsoleDeps, actor: Actor): Promise<DraftsModel> {
  const asking = (await listProposals(deps)).filter(
    (read) => mayKnow(actor, read) && read.standing.proposes !== 'nothing',
  )
  const [first, ...others] = asking
  return { first: first ? await withPeople(deps, actor, first) : null, others }
}

export async function readDraft(
  deps: ConsoleDeps,
  actor: Actor,
  id: string,
): Promise<{ draft: DraftModel; stored: StoredProposal }> {
  const stored = await findProposal(deps, id)
  if (!stored || stored.proposal.closed) throw notFound('draft', id)
  const read = await readProposal(deps, stored.proposal, await incidentsNow(deps))
  if (!mayKnow(actor, read)) throw notFound('draft', id)
  return { draft: await withPeople(deps, actor, read), stored }
}

function mayKnow(actor: Actor, { proposal }: ProposalRead): boolean {
  return !proposal.private || may(actor.role, 'incident.private')
}

async function withPeople(deps: ConsoleDeps, actor: Actor, read: ProposalRead): Promise<DraftModel> {
  const { proposal, standing } = read
  if (proposal.private || standing.proposes === 'nothing') return { ...read, people: null }
  const { people } = await foresee(
    deps,
    () => {
      // Nothing is written, so it does not matter at which version it was read.
      const stored = { proposal, version: '' }
      return decideProposal(deps, stored, read, { notify: true }, { by: callerOf(actor) })
    },
    null,
  )
  return { ...read, people }
}
