import { everyEntry } from '#core/every-entry.ts'
import type { Store } from '#core/ports.ts'
import { type AuditFilter, fits } from './list-audit.ts'
import type { AuditEntry } from './record.ts'

const portion = 200

/** The audit log as JSON lines, oldest first, in portions. */
export async function* exportAudit({ store }: { store: Store }, filter: AuditFilter): AsyncGenerator<string> {
  let lines: string[] = []
  for await (const { value } of everyEntry(store, ['audit'])) {
    if (!fits(value as AuditEntry, filter)) continue
    lines.push(`${JSON.stringify(value)}\n`)
    if (lines.length < portion) continue
    yield lines.join('')
    lines = []
  }
  if (lines.length > 0) yield lines.join('')
}
