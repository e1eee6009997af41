import type { Step } from '#core/incidents/interpret.ts'
import type { SeverityId } from '#core/severity/levels.ts'
import type { Site } from '#core/settings/site.ts'

/** What `content/` says as it is shipped; translated until the operator says it otherwise. */
export const defaults = {
  step: {
    investigating: 'Investigating',
    identified: 'Identified',
    monitoring: 'Monitoring',
    resolved: 'Resolved',
  } satisfies Record<Step['id'], string>,
  severity: { P1: 'Critical', P2: 'High', P3: 'Medium', P4: 'Low' } satisfies Record<SeverityId, string>,
  forCustomers: {
    P1: 'Nobody can work, or data is at risk',
    P2: 'Something important does not work',
    P3: 'Slow, or one feature does not work',
    P4: 'A small fault that stops nobody',
  } satisfies Record<SeverityId, string>,
  lead: {
    investigating:
      'We are aware of an issue affecting the DuetRight Dashboard. Our team is investigating and working to restore service.',
    identified: 'We have found the cause and are working on a fix.',
    monitoring: 'A fix is in place. We are watching it before we close this.',
  } satisfies Site['leads'],
  plannedNotice: 'three days',
}

export type Defaults = typeof defaults
