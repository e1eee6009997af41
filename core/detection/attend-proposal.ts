import { carryOut, type Decision, type Done } from '#core/command.ts'
import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { automatic } from '#core/incidents/incident.ts'
import { decideUpdate } from '#core/incidents/post-update.ts'
import { findIncident } from '#core/incidents/record.ts'
import { instant, type Instant, minute, ms, second } from '#core/words/times.ts'
import { decideClosing } from './close-proposal.ts'
import { incidentsNow } from './incident-about.ts'
import { type ProposalRead, readProposal } from './list-proposals.ts'
import { findProposal, type Proposal, proposalKey, type StoredProposal } from './proposal.ts'
import { decideProposal } from './publish-proposal.ts'

type Step = Decision<unknown> | null

/**
 * Brings a proposal up to date: notes the incident that tells of it, publishes the neutral line where nobody acted in
 * time, withdraws it when the checks recover, and closes what is over.
 */
export async function attendProposal(deps: Deps, id: string): Promise<Done<void>> {
  const { changed } = await carryOut(deps, { by: automatic }, async () => {
    const stored = await findProposal(deps, id)
    const step = stored && !stored.proposal.closed ? await nextStep(deps, stored) : null
    return step ? { ...step, result: undefined } : { result: undefined, change: null }
  })
  return { result: undefined, changed }
}

async function nextStep(deps: Deps, stored: StoredProposal): Promise<Step> {
  const { proposal } = stored
  const now = instant(deps.clock.now())
  const read = await readProposal(deps, proposal, await incidentsNow(deps))
  const { proposes, firing, recoveredAt, incident, publishesAt } = read.standing

  if (incident !== proposal.incident) return noted(stored, { incident }, 'draft.attach')
  if (proposes === 'reopening' && !proposal.againSince)
    return noted(stored, { againSince: now }, 'draft.again')
  if (publishesAt !== null && publishesAt <= now) return publishing(deps, stored, read)
  if (firing) return proposes === 'nothing' ? keepingPromise(deps, stored, read) : null
  if (recoveredAt === null) return null

  const { steadyMinutes, forgetMinutes } = deps.content.detection.settings
  const quietFor = (minutes: number) => ms(now) - ms(recoveredAt) >= minutes * minute
  if (proposes === 'resolution') return quietFor(steadyMinutes) ? withdrawing(deps, stored, read) : null
  if (!quietFor(forgetMinutes)) return null
  return decideClosing(deps, stored, incident ? 'over' : 'recovered', null, automatic)
}

function noted(
  { proposal, version }: StoredProposal,
  more: { incident?: string | null; againSince?: Instant },
  action: string,
): Decision<Proposal> {
  const key = proposalKey(proposal.id)
  const result: Proposal = { ...proposal, ...more }
  return {
    result,
    change: { expect: [{ key, version }], put: [{ key, value: result }], remove: [] },
    audit: { action, subject: proposal.id, detail: { incident: result.incident } },
  }
}

function publishing(deps: Deps, stored: StoredProposal, read: ProposalRead): Promise<Decision<unknown>> {
  const { title, message, tell } = deps.content.detection.settings.automatic
  const said = (text: string) => withServices(deps, stored.proposal, text)
  const input = { title: said(title), message: said(message), notify: tell === 'everybody' }
  return decideProposal(deps, stored, read, input, { by: automatic })
}

/** Milliseconds before a promise runs out at which it is kept; the job looks once a minute at least. */
const ahead = 90 * second

/** Where nobody of the team has taken over, what was promised by itself is kept by itself. */
async function keepingPromise(deps: Deps, stored: StoredProposal, read: ProposalRead): Promise<Step> {
  const found = await findIncident(deps, read.standing.incident ?? '')
  const due = found?.incident.nextUpdateAt
  if (!due || found.incident.updates.at(-1)?.by !== automatic || ms(due) - deps.clock.now() > ahead)
    return null
  const { still } = deps.content.detection.settings.automatic
  const message = withServices(deps, stored.proposal, still)
  return decideUpdate(deps, found, { message, notify: false }, { by: automatic })
}

/** Only where nobody of the team has said a word since. */
async function withdrawing(deps: Deps, stored: StoredProposal, read: ProposalRead): Promise<Step> {
  const found = await findIncident(deps, read.standing.incident ?? '')
  if (found?.incident.updates.at(-1)?.by !== automatic) return null
  const { withdrawn, tell } = deps.content.detection.settings.automatic
  const input = { message: withServices(deps, stored.proposal, withdrawn), notify: tell === 'everybody' }
  return decideProposal(deps, stored, read, input, { by: automatic })
}

function withServices({ content }: Deps, { components }: Proposal, text: string): string {
  return text.replaceAll('{services}', componentNames(content.catalogue, components))
}
