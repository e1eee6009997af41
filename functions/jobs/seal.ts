import { sealAudit } from '#core/audit/seal-audit.ts'
import type { Store } from '#core/ports.ts'

/** Appends what was done since to the chain of the audit log; asks the store once when that is nothing. */
export async function seal(deps: { store: Store }): Promise<void> {
  await sealAudit(deps)
}
