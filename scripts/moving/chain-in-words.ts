import type { AuditVerdict } from '#core/audit/verify-audit.ts'

const mostNamed = 20

/** What there is to say about an audit log, one sentence a line. */
export function chainInWords({ head, loose, faults }: AuditVerdict): string[] {
  const waiting = loose > 0 ? [`${loose} more wait to be sealed, which the running server does.`] : []
  if (faults.length === 0)
    return [
      `Audit log: ${head.count} ${head.count === 1 ? 'entry' : 'entries'} sealed, everything fits. The last link has the hash ${head.hash}`,
      ...waiting,
    ]
  const more = faults.length - mostNamed
  return [
    `Audit log: ${faults.length === 1 ? 'one thing does' : `${faults.length} things do`} not fit.`,
    ...faults.slice(0, mostNamed).map((fault) => `  ${fault}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    ...waiting,
  ]
}
