import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import type { Entry, Key, Put, Version } from '#core/ports.ts'
import { day, type Instant } from '#core/words/times.ts'
import type { KnownSignal, Signal, SignalSource } from './signal.ts'

/** One cause that detection proposes to tell of; what it says is derived from its signals. */
export interface Proposal {
  id: string
  /** What it is about, one open proposal each. */
  about: string
  /** In the order of the page; empty where it is not known which service is meant. */
  components: string[]
  /** What it is about is for the team alone, such as an attack. */
  private: boolean
  openedAt: Instant
  openedBy: string
  /** The incident that tells of it; null while none does. */
  incident: string | null
  /** Since when its incident has been over while it still fails, or failed again. */
  againSince?: Instant
  closed: { at: Instant; by: string; as: 'dismissed' | 'recovered' | 'over'; why: string | null } | null
}

export interface StoredProposal {
  proposal: Proposal
  version: Version
}

/** Milliseconds for which a proposal that is closed can be looked up. */
export const closedKept = 90 * day

export const proposalKey = (id: string): Key => ['proposal', id]
export const openProposalKey = (about: string): Key => ['proposal-open', about]
export const signalKey = ({ source, fingerprint }: Pick<Signal, 'source' | 'fingerprint'>): Key => [
  'signal',
  source,
  fingerprint,
]
export const evidenceKey = (
  proposal: string,
  { source, fingerprint }: Pick<Signal, 'source' | 'fingerprint'>,
): Key => ['proposal-signal', proposal, source, fingerprint]

/** What a proposal writes while it is open. */
export function openPuts(proposal: Proposal): Put[] {
  return [
    { key: proposalKey(proposal.id), value: proposal },
    { key: openProposalKey(proposal.about), value: { id: proposal.id } },
  ]
}

export async function openProposals({ store }: Pick<Deps, 'store'>): Promise<StoredProposal[]> {
  const open = (await store.list(['proposal-open'], { limit: 500 })) as Entry<{ id: string }>[]
  if (open.length === 0) return []
  const entries = await store.get(open.map(({ value }) => proposalKey(value.id)))
  return entries.flatMap((entry) =>
    entry ? [{ proposal: entry.value as Proposal, version: entry.version }] : [],
  )
}

export async function findProposal(
  { store }: Pick<Deps, 'store'>,
  id: string,
): Promise<StoredProposal | null> {
  const [entry] = await store.get([proposalKey(id)])
  return entry ? { proposal: entry.value as Proposal, version: entry.version } : null
}

/** Refuses one that is unknown or closed. */
export async function proposalToChange(deps: Pick<Deps, 'store'>, id: string): Promise<StoredProposal> {
  const found = await findProposal(deps, id)
  if (!found || found.proposal.closed) throw notFound('draft', id)
  return found
}

/** What is known of it, the first that failed before the others. */
export async function signalsOf({ store }: Pick<Deps, 'store'>, id: string): Promise<KnownSignal[]> {
  const evidence = await store.list(['proposal-signal', id], { limit: 1000 })
  if (evidence.length === 0) return []
  const keys = evidence.map(({ key }) =>
    signalKey({ source: key[2] as SignalSource, fingerprint: key[3] ?? '' }),
  )
  const entries = await store.get(keys)
  return entries
    .flatMap((entry) => (entry ? [entry.value as KnownSignal] : []))
    .filter(({ proposal }) => proposal === id)
    .toSorted(byBeginning)
}

/** When it first failed, of what is remembered. */
export function began({ occurrences, signal }: KnownSignal): Instant {
  return occurrences[0]?.since ?? signal.since
}

function byBeginning(one: KnownSignal, other: KnownSignal): number {
  const [first, second] = [began(one), began(other)]
  return first < second ? -1 : first > second ? 1 : 0
}
