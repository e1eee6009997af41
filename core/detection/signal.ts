import type { IncidentKind } from '#core/incidents/incident.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Instant } from '#core/words/times.ts'

export type SignalSource = 'alertmanager' | 'grafana' | 'probe' | 'reports' | 'rule'

/** What an alert, a check or customers say of one cause, at one moment. */
export interface Signal {
  source: SignalSource
  /** Names the cause within its source, however often it is told of; safe in a key. */
  fingerprint: string
  name: string
  /** When it began to fail this time. */
  since: Instant
  /** When it recovered; null while it fails. */
  until: Instant | null
  /** In the order of the page; empty where it is not known which service it means. */
  components: string[]
  /** `down`, `error_rate` and the like; null where that is not known. */
  measure: string | null
  value: number | null
  /** What the mapping says it is, instead of the decision tree. */
  severity: SeverityId | null
  kind: IncidentKind
  /** For the team: what its source says in words. Never shown publicly. */
  says: string
  /** Where its source shows more. */
  url: string | null
}

/** One time that a cause failed. */
export interface Occurrence {
  since: Instant
  until: Instant | null
}

const mostOccurrences = 20

/** A cause as it is known from everything that was said of it, in whatever order and however often. */
export interface KnownSignal {
  signal: Signal
  /** The newest last. */
  occurrences: Occurrence[]
  /** What began before or then belongs to a proposal that is closed. */
  after: Instant | null
  proposal: string
}

export function isFiring({ occurrences }: Pick<KnownSignal, 'occurrences'>): boolean {
  return occurrences.at(-1)?.until === null
}

/**
 * What is known after one more telling. Tellings may be repeated, late and out of order: the result is the same for
 * every order. Null when it says nothing new.
 */
export function learned(known: KnownSignal, told: Signal): KnownSignal | null {
  if (known.after !== null && told.since <= known.after) return null
  const occurrences = withOccurrence(known.occurrences, { since: told.since, until: told.until })
  const signal = weightier(known.signal, told) ? told : known.signal
  if (occurrences === known.occurrences && signal === known.signal) return null
  return { ...known, occurrences, signal }
}

function withOccurrence(known: Occurrence[], { since, until }: Occurrence): Occurrence[] {
  const same = known.find((each) => each.since === since)
  if (same && (until === null || (same.until !== null && same.until <= until))) return known
  const [oldest] = known
  if (!same && oldest && known.length >= mostOccurrences && since < oldest.since) return known
  return [...known.filter((each) => each !== same), { since, until }]
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))
    .slice(-mostOccurrences)
}

/** The newest time counts, then the greatest value; the rest only has to be the same in every order. */
function weightier(known: Signal, told: Signal): boolean {
  if (known.since !== told.since) return told.since > known.since
  const [one, other] = [known.value ?? -Infinity, told.value ?? -Infinity]
  if (one !== other) return other > one
  return rest(told) < rest(known)
}

function rest({ until, ...signal }: Signal): string {
  return JSON.stringify({ ...signal, until: until === null ? 0 : 1 })
}
