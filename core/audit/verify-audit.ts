import { everyEntry } from '#core/every-entry.ts'
import type { Entry, Key, Store } from '#core/ports.ts'
import { type AuditHead, type AuditLink, beginning, headKey, linkHash } from './chain.ts'
import { type AuditEntry, auditKey, placeOf } from './record.ts'

export interface AuditVerdict {
  /** The last link as it is kept; write it down elsewhere, and a chain that was made anew shows. */
  head: AuditHead
  /** How many entries wait to be sealed. */
  loose: number
  /** What does not fit, one sentence each. */
  faults: string[]
}

type AuditRecord = Pick<Entry, 'key' | 'value'>

const kinds = ['audit', 'audit-loose', 'audit-chain'] as const

/** Walks the chain from its beginning and names everything in it, and beside it, that does not fit. */
export async function verifyAudit(store: Store): Promise<AuditVerdict> {
  const [head] = await store.get([headKey])
  const records: AuditRecord[] = head ? [head] : []
  for (const kind of kinds) for await (const entry of everyEntry(store, [kind])) records.push(entry)
  return auditVerdict(records)
}

/** The same for records that stand in no store. */
export function auditVerdict(records: readonly AuditRecord[]): AuditVerdict {
  const of = (kind: string) => records.filter(({ key }) => key[0] === kind)
  const entries = new Map(of('audit').map(({ key, value }) => [name(key), value as AuditEntry]))
  const loose = new Set(of('audit-loose').map(({ key }) => name(auditKey(placeOf(key)))))
  const links = new Map(of('audit-chain').map(({ key, value }) => [Number(key[1]), value as AuditLink]))
  const kept = of('audit-head')[0]?.value as AuditHead | undefined
  if (!kept && links.size === 0) return { head: beginning, loose: entries.size, faults: [] }
  const sealedIn = new Map<string, number>()
  const walked = faultsOfLinks(links, kept, entries, sealedIn)
  const beside = faultsOfEntries(entries, loose, sealedIn)
  return { head: kept ?? beginning, loose: loose.size, faults: [...walked, ...beside] }
}

function faultsOfLinks(
  links: ReadonlyMap<number, AuditLink>,
  head: AuditHead | undefined,
  entries: ReadonlyMap<string, AuditEntry>,
  sealedIn: Map<string, number>,
): string[] {
  const faults: string[] = []
  const last = [...links.keys()].reduce((most, number) => Math.max(most, number), 0)
  let before: string | null = beginning.hash
  for (let number = 1; number <= last; number++) {
    const link = links.get(number)
    if (!link) {
      faults.push(`Link ${number} is missing.`)
      before = null
      continue
    }
    faults.push(...faultsOfLink(number, link, before, entries, sealedIn))
    before = link.hash
  }
  if (!head) faults.push(`The chain has ${links.size} links and no head.`)
  else if (last !== head.count) faults.push(`The head says link ${head.count}, and the last link is ${last}.`)
  else if (before !== null && before !== head.hash) faults.push(`The head does not fit link ${last}.`)
  return faults
}

function faultsOfLink(
  number: number,
  { entry: place, previous, hash }: AuditLink,
  before: string | null,
  entries: ReadonlyMap<string, AuditEntry>,
  sealedIn: Map<string, number>,
): string[] {
  const faults: string[] = []
  const entryName = name(auditKey(place))
  const entry = entries.get(entryName)
  const earlier = sealedIn.get(entryName)
  sealedIn.set(entryName, number)
  if (before !== null && previous !== before)
    faults.push(`Link ${number} does not follow link ${number - 1}.`)
  if (earlier !== undefined) faults.push(`${entryName} stands in link ${earlier} and in link ${number}.`)
  if (!entry) faults.push(`${entryName} of link ${number} is missing.`)
  else if (linkHash(previous, entry) !== hash) faults.push(`${entryName} is not what link ${number} sealed.`)
  return faults
}

function faultsOfEntries(
  entries: ReadonlyMap<string, AuditEntry>,
  loose: ReadonlySet<string>,
  sealedIn: ReadonlyMap<string, number>,
): string[] {
  return [
    ...[...entries.keys()]
      .filter((each) => !sealedIn.has(each) && !loose.has(each))
      .map((each) => `${each} is in no chain.`),
    ...[...entries]
      .filter(([each, { at, id }]) => each !== name(auditKey([at, id])))
      .map(([each, { at, id }]) => `${each} says that it is ${name(auditKey([at, id]))}.`),
    ...[...loose].flatMap((each) => {
      if (!entries.has(each)) return [`${each} waits to be sealed and is missing.`]
      const number = sealedIn.get(each)
      return number === undefined ? [] : [`${each} waits to be sealed and stands in link ${number}.`]
    }),
  ]
}

function name(key: Key): string {
  return key.join('/')
}
