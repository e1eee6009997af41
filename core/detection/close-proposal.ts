import { z } from 'zod'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { line } from '#core/words/schema.ts'
import { instant } from '#core/words/times.ts'
import {
  closedKept,
  evidenceKey,
  openProposalKey,
  type Proposal,
  proposalKey,
  proposalToChange,
  signalKey,
  signalsOf,
  type StoredProposal,
} from './proposal.ts'
import { isFiring } from './signal.ts'

export const dismissProposalInput = z.strictObject({ reason: line(400).optional() })

/** Puts a proposal away without a public word. What fails goes on failing silently until it recovers and fails anew. */
export function dismissProposal(
  deps: Deps,
  id: string,
  { reason }: z.infer<typeof dismissProposalInput>,
  command: Command,
): Promise<Done<Proposal>> {
  return carryOut(deps, command, async () => {
    const stored = await proposalToChange(deps, id)
    return decideClosing(deps, stored, 'dismissed', reason ?? null, command.by)
  })
}

/** Closes a proposal; it and its signals can be looked up for a while. */
export async function decideClosing(
  deps: Deps,
  { proposal, version }: StoredProposal,
  as: NonNullable<Proposal['closed']>['as'],
  why: string | null,
  by: string,
): Promise<Decision<Proposal>> {
  const now = deps.clock.now()
  const expiresAt = now + closedKept
  const closed: Proposal = { ...proposal, closed: { at: instant(now), by, as, why } }
  const signals = await signalsOf(deps, proposal.id)
  const open = openProposalKey(proposal.about)
  const keys = signals.map(({ signal }) => signalKey(signal))
  const [mark, ...read] = await deps.store.get([open, ...keys])
  const expiring = signals.flatMap((known, index) => {
    const [key, entry] = [keys[index], read[index]]
    return key && entry && !isFiring(known)
      ? [{ key, known, version: entry.version, value: entry.value }]
      : []
  })
  return {
    result: closed,
    change: {
      expect: [
        { key: proposalKey(proposal.id), version },
        { key: open, version: mark?.version ?? null },
        ...expiring.map(({ key, version: seen }) => ({ key, version: seen })),
      ],
      put: [
        { key: proposalKey(proposal.id), value: closed, expiresAt },
        ...expiring.map(({ key, value }) => ({ key, value, expiresAt })),
        ...signals.map(({ signal }) => ({ key: evidenceKey(proposal.id, signal), value: {}, expiresAt })),
      ],
      remove: [open],
    },
    audit: {
      action: as === 'dismissed' ? 'draft.dismiss' : 'draft.close',
      subject: proposal.id,
      detail: { as, ...(why && { why }) },
    },
  }
}
