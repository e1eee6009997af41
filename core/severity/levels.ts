import { z } from 'zod'
import { componentStatus } from '#core/components/status.ts'

export const severityId = z.enum(['P1', 'P2', 'P3', 'P4'])
export type SeverityId = z.infer<typeof severityId>

const level = z.strictObject({
  id: severityId,
  name: z.string().min(1),
  description: z.string().min(1),
  forCustomers: z.string().min(1),
  responseMinutes: z.int().min(1),
  updateMinutes: z.int().min(1),
  /** How long before an answer or an update is due the team is reminded; never with 0. */
  remindMinutes: z.int().min(0).default(5),
  impact: componentStatus.exclude(['operational', 'under_maintenance']),
  examples: z.array(z.string().min(1)).min(1),
})

export const levelsSchema = z.strictObject({
  severities: z.array(level).refine((all) => all.map(({ id }) => id).join() === severityId.options.join(), {
    message: 'expected P1, P2, P3 and P4, each once, in this order',
  }),
})

export type Level = z.infer<typeof level>

export function levelOf(levels: readonly Level[], id: SeverityId): Level {
  const level = levels.find((each) => each.id === id)
  if (!level) throw new Error(`No level ${id}; the schema of severities.yaml demands all four`)
  return level
}

/** `P1 Critical`, the form used the first time a severity is named. */
export function severityName(levels: readonly Level[], id: SeverityId): string {
  return `${id} ${levelOf(levels, id).name}`
}
