import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { incidentKind } from '#core/incidents/incident.ts'
import { severityId } from '#core/severity/levels.ts'

const step = z.strictObject({
  id: slug,
  text: z.string().min(1),
  command: z.string().min(1).optional(),
  role: slug,
})

const kind = z.strictObject({
  visibility: z.enum(['public', 'private']),
  /** Who leads it, where that is not the commander. */
  role: slug.optional(),
  steps: z.array(step),
})

export const playbooksSchema = z.strictObject({
  severities: z.record(severityId, z.array(step).min(1)),
  kinds: z.record(incidentKind, kind),
  verification: z
    .array(
      z.strictObject({
        id: slug,
        text: z.string().min(1),
        /** What the checks know of it, shown beside. */
        live: z.enum(['checks', 'errors', 'speed']).optional(),
      }),
    )
    .min(1),
})

/** What the team does by severity and by kind, and what it looks at before resolving. */
export type Playbooks = z.infer<typeof playbooksSchema>
export type Step = z.infer<typeof step>

/** The steps of an incident: those of its kind first, then those of its severity. */
export function playbookOf(
  { severities, kinds }: Playbooks,
  { severity, kind: of }: Pick<Incident, 'severity' | 'kind'>,
): Step[] {
  return [...kinds[of].steps, ...severities[severity]]
}
