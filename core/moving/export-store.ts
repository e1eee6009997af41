import { beginChain } from '#core/audit/begin-chain.ts'
import { auditKey, placeOf } from '#core/audit/record.ts'
import { sealAudit } from '#core/audit/seal-audit.ts'
import { type AuditVerdict, auditVerdict } from '#core/audit/verify-audit.ts'
import { conflict, Refusal } from '#core/errors.ts'
import { everyEntry } from '#core/every-entry.ts'
import type { Clock, Entry, Store } from '#core/ports.ts'
import { instant } from '#core/words/times.ts'
import { writeExport } from './export-file.ts'
import { staysBehind } from './left-behind.ts'
import { refuseUnfinishedImport } from './unfinished-import.ts'

export interface Exported {
  text: string
  sha256: string
  entries: number
  audit: AuditVerdict
}

const readings = 6

/**
 * Everything as it stood at one moment, with the audit log sealed. The port has no snapshots, so the store is read until
 * two readings agree in every version; refuses when others write all the time.
 */
export async function exportStore({ store, clock }: { store: Store; clock: Clock }): Promise<Exported> {
  await refuseUnfinishedImport(store)
  if ((await store.list(['audit'], { limit: 1 })).length > 0) await beginChain(store)
  let before: Entry[] | null = null
  for (let reading = 1; reading <= readings; reading++) {
    await sealAudit({ store })
    const now = await readAll(store)
    const living = alive(now, clock)
    if (before && same(alive(before, clock), living) && isSealed(living)) return exported(living, clock)
    before = now
  }
  throw conflict(
    `Others wrote to the store during each of ${readings} readings, so none of them shows one moment. Stop posting, or stop the server, and export again. No file was written.`,
  )
}

async function readAll(store: Store): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of everyEntry(store, [])) if (!staysBehind(entry.key)) entries.push(entry)
  return entries
}

function alive(entries: Entry[], clock: Clock): Entry[] {
  const now = clock.now()
  return entries.filter(({ expiresAt = Infinity }) => expiresAt > now)
}

/** Versions name commits, so equal ones of one key mean that nobody wrote it between the two readings. */
function same(one: readonly Entry[], other: readonly Entry[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ key, version }, index) => {
      const against = other[index]
      return against?.version === version && against.key.join('\n') === key.join('\n')
    })
  )
}

/** A mark whose entry has gone missing stays, and is a fault to be named, not a reason to wait. */
function isSealed(entries: readonly Entry[]): boolean {
  const present = new Set(entries.filter(({ key }) => key[0] === 'audit').map(({ key }) => key.join('\n')))
  return !entries.some(
    ({ key }) => key[0] === 'audit-loose' && present.has(auditKey(placeOf(key)).join('\n')),
  )
}

function exported(entries: Entry[], clock: Clock): Exported {
  if (entries.length === 0) throw new Refusal('not_found', 'The store is empty. No file was written.')
  const audit = auditVerdict(entries)
  const { text, sha256 } = writeExport(instant(clock.now()), entries, audit.head)
  return { text, sha256, entries: entries.length, audit }
}
