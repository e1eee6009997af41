import type { AuditNote } from '#core/audit/record.ts'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { digest } from '#core/digest.ts'
import { lookAgain } from '#core/escalation/due.ts'
import type { Change, Entry, Version } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { incidentAbout } from './incident-about.ts'
import {
  closedKept,
  evidenceKey,
  openProposalKey,
  openPuts,
  type Proposal,
  proposalKey,
  signalKey,
} from './proposal.ts'
import { type KnownSignal, learned, type Signal } from './signal.ts'

export interface Taken {
  /** Proposals that this opened. */
  opened: Proposal[]
  /** How many signals said something new. */
  learned: number
}

/**
 * Takes what monitoring says. Whatever is repeated, late or out of order ends in the same state, with one open proposal
 * for each set of services.
 */
export function takeSignals(deps: Deps, signals: readonly Signal[], command: Command): Promise<Done<Taken>> {
  return carryOut(deps, command, () => decideSignals(deps, signals, command.by))
}

export async function decideSignals(
  deps: Deps,
  signals: readonly Signal[],
  by: string,
): Promise<Decision<Taken> | { result: Taken; change: null }> {
  const taking = await beginTaking(deps, signals, by)
  for (const signal of signals) await taking.take(signal)
  return taking.decision()
}

async function beginTaking(deps: Deps, signals: readonly Signal[], by: string) {
  const { store, ids, clock } = deps
  const now = clock.now()
  const keys = new Map(signals.map((signal) => [nameOf(signal), signalKey(signal)]))
  const entries = (await store.get([...keys.values()])) as (Entry<KnownSignal> | null)[]
  const before = new Map([...keys.keys()].map((name, index) => [name, entries[index] ?? null]))

  const known = new Map<string, { value: KnownSignal; lasting: boolean }>()
  const proposals = new Map<string, Proposal | null>()
  const open = new Map<string, { proposal: Proposal; version: Version | null }>()
  const opened: Proposal[] = []
  const change: Change = { expect: [], put: [], remove: [] }

  return { take, decision }

  async function take(signal: Signal): Promise<void> {
    const name = nameOf(signal)
    const old = known.get(name)?.value ?? before.get(name)?.value ?? null
    const next = old && learned(old, signal)
    if (old && !next) return
    if (!old || !next) {
      known.set(name, { value: await begun(signal, null), lasting: true })
      return
    }
    const last = old.occurrences.at(-1)?.since ?? null
    const closed = (await proposalOf(old.proposal))?.closed !== null
    const anew = closed && (last === null || signal.since > last)
    known.set(name, { value: anew ? await begun(signal, last) : next, lasting: anew || !closed })
  }

  /** The first that is known of it, in the open proposal about the same services or in a new one. */
  async function begun(signal: Signal, after: string | null): Promise<KnownSignal> {
    const { proposal } = await openFor(signal)
    const { since, until } = signal
    return { signal, occurrences: [{ since, until }], after, proposal: proposal.id }
  }

  async function proposalOf(id: string): Promise<Proposal | null> {
    const made = [...open.values()].find(({ proposal }) => proposal.id === id)
    if (made) return made.proposal
    if (!proposals.has(id)) {
      const [entry] = await store.get([proposalKey(id)])
      proposals.set(id, (entry?.value as Proposal | undefined) ?? null)
    }
    return proposals.get(id) ?? null
  }

  async function openFor(signal: Signal): Promise<{ proposal: Proposal; version: Version | null }> {
    const about = aboutOf(signal)
    const found = open.get(about)
    if (found) return found
    const key = openProposalKey(about)
    const [entry] = (await store.get([key])) as (Entry<{ id: string }> | null)[]
    change.expect.push({ key, version: entry?.version ?? null })
    const there = entry && (await proposalOf(entry.value.id))
    const proposal = there ?? (await newProposal(signal, about))
    // Written also where it stands already, so that nobody closes what is just being joined.
    change.put.push(...(there ? openPuts(proposal).slice(1) : openPuts(proposal)))
    // The team is told of it by the job that calls it.
    if (!there) change.put.push(lookAgain(proposal.id, proposal.openedAt))
    if (!there) opened.push(proposal)
    const result = { proposal, version: entry?.version ?? null }
    open.set(about, result)
    return result
  }

  async function newProposal({ components, kind }: Signal, about: string): Promise<Proposal> {
    const concerns = { components, private: kind === 'security' }
    return {
      id: ids.id(),
      about,
      ...concerns,
      openedAt: instant(now),
      openedBy: by,
      incident: await incidentAbout(deps, concerns),
      closed: null,
    }
  }

  function decision() {
    const result: Taken = { opened, learned: known.size }
    if (known.size === 0) return { result, change: null }
    for (const [name, { value, lasting }] of known) {
      const expiry = lasting ? {} : { expiresAt: now + closedKept }
      change.expect.push({ key: signalKey(value.signal), version: before.get(name)?.version ?? null })
      change.put.push(
        { key: signalKey(value.signal), value, ...expiry },
        { key: evidenceKey(value.proposal, value.signal), value: {}, ...expiry },
      )
    }
    const [first] = opened
    const audit: AuditNote = {
      action: first ? 'draft.open' : 'draft.evidence',
      subject: first?.id ?? [...known.values()][0]?.value.proposal ?? '',
      detail: {
        drafts: [...new Set([...known.values()].map(({ value }) => value.proposal))],
        signals: [...known.values()].map(({ value: { signal } }) => signal.name),
      },
    }
    return { result, change, audit }
  }
}

function nameOf(signal: Signal): string {
  return signalKey(signal).join(' ')
}

/** What a proposal is about: a set of services, or an alert of which nobody knows what it means. */
function aboutOf({ components, name, kind }: Signal): string {
  const lane = kind === 'security' ? 'security ' : ''
  if (components.length === 0) return `${lane}unmapped ${digest(name).slice(0, 32)}`
  const set = components.toSorted().join('+')
  return lane + (set.length <= 200 ? set : digest(set))
}
