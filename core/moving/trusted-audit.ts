import { canonicalJson } from '#core/audit/chain.ts'
import { type AuditVerdict, auditVerdict, verifyAudit } from '#core/audit/verify-audit.ts'
import { Refusal } from '#core/errors.ts'
import type { Store } from '#core/ports.ts'
import type { ExportFile } from './export-file.ts'

const mostNamed = 10

/** Refuses a file whose audit log does not fit together, or ends elsewhere than its last line says. */
export function refuseBrokenFile({ entries, audit }: ExportFile): void {
  const verdict = auditVerdict(entries)
  refuseFaults(verdict, 'The audit log in the file does not fit together, so nothing was written')
  if (canonicalJson(verdict.head) !== canonicalJson(audit))
    throw new Refusal(
      'invalid',
      `The last line of the file says that the audit log ends with link ${audit.count} and hash ${audit.hash}; it ends with link ${verdict.head.count} and hash ${verdict.head.hash}. Nothing was written.`,
    )
}

export async function refuseBrokenStore(store: Store): Promise<AuditVerdict> {
  const verdict = await verifyAudit(store)
  refuseFaults(
    verdict,
    'The audit log does not fit together as it was written. Empty the store and import again',
  )
  return verdict
}

function refuseFaults({ faults }: AuditVerdict, sentence: string): void {
  if (faults.length === 0) return
  const more = faults.length > mostNamed ? [`… and ${faults.length - mostNamed} more`] : []
  throw new Refusal('invalid', [`${sentence}:`, ...faults.slice(0, mostNamed), ...more].join('\n'))
}
