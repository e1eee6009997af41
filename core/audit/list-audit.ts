import { z } from 'zod'
import { everyEntry } from '#core/every-entry.ts'
import type { Store } from '#core/ports.ts'
import { instantIn, line } from '#core/words/schema.ts'
import { type AuditHead, headKey } from './chain.ts'
import { type AuditEntry, auditKey, type AuditPlace } from './record.ts'

/** Which entries; a name ending in a full stop means all that begin with it, such as `incident.`. */
/** A day means its beginning. */
const moment = z.preprocess(
  (given) => (typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00Z` : given),
  instantIn,
)

export const auditFilter = z.strictObject({
  by: line(200).optional(),
  action: line(200).optional(),
  subject: line(200).optional(),
  /** This moment and later. */
  from: moment.optional(),
  /** Before this moment. */
  to: moment.optional(),
})
export type AuditFilter = z.infer<typeof auditFilter>

export interface AuditPage {
  /** Newest first. */
  items: AuditEntry[]
  /** All entries, whatever the filter. */
  total: number
  /** Where to go on; null at the end. A page with a filter may be short, or empty, and still have one. */
  next: string | null
}

const pageOfStore = 200
const mostLookedAt = 2000

/** A page of the audit log after the place named; looks at no more than 2,000 entries. */
export async function listAudit(
  { store }: { store: Store },
  { limit, after, ...filter }: AuditFilter & { limit: number; after: AuditPlace | null },
): Promise<AuditPage> {
  const items: AuditEntry[] = []
  let last = after ? auditKey(after) : beginning(filter)
  for (let lookedAt = 0; lookedAt < mostLookedAt; lookedAt += pageOfStore) {
    const page = await store.list(['audit'], {
      limit: pageOfStore,
      reverse: true,
      ...(last && { after: last }),
    })
    for (const { value } of page) {
      const entry = value as AuditEntry
      if (filter.from && entry.at < filter.from) return paged(store, items, null)
      if (!fits(entry, filter)) continue
      const latest = items.at(-1)
      if (items.length === limit && latest) return paged(store, items, placeName([latest.at, latest.id]))
      items.push(entry)
    }
    if (page.length < pageOfStore) return paged(store, items, null)
    last = page.at(-1)?.key
  }
  return paged(store, items, last ? placeName([last[1] ?? '', last[2] ?? '']) : null)
}

function beginning({ to }: AuditFilter): readonly string[] | undefined {
  return to ? ['audit', to] : undefined
}

export function fits(entry: AuditEntry, { by, action, subject, from, to }: AuditFilter): boolean {
  const same = (wanted: string | undefined, is: string) =>
    !wanted || is === wanted || (wanted.endsWith('.') && is.startsWith(wanted))
  return (
    same(by, entry.by) &&
    same(action, entry.action) &&
    (!subject || entry.subject === subject) &&
    (!from || entry.at >= from) &&
    (!to || entry.at < to)
  )
}

async function paged(store: Store, items: AuditEntry[], next: string | null): Promise<AuditPage> {
  return { items, total: await countAudit(store), next }
}

/** What is sealed is numbered; only what is not has to be counted. */
async function countAudit(store: Store): Promise<number> {
  const [head] = await store.get([headKey])
  let count = (head?.value as AuditHead | undefined)?.count ?? 0
  for await (const _ of everyEntry(store, ['audit-loose'])) count++
  return count
}

/** A place as it stands in an address. */
export function placeName([at, id]: AuditPlace): string {
  return `${at}_${id}`
}

export function placeNamed(name: string): AuditPlace | null {
  const found = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)_([0-9a-z]{1,40})$/.exec(name)
  return found ? [found[1] ?? '', found[2] ?? ''] : null
}
