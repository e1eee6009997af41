// Walks the chain of the audit log in the store that is used.
import { verifyAudit } from '#core/audit/verify-audit.ts'
import { chainInWords } from './moving/chain-in-words.ts'
import { withStore } from './moving/with-store.ts'

await withStore({ create: false }, async ({ store, name, took }) => {
  const audit = await verifyAudit(store)
  return {
    lines: [`Looked through the audit log of ${name} in ${took()}.`, ...chainInWords(audit)],
    code: audit.faults.length > 0 ? 1 : 0,
  }
})
