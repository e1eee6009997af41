import { z } from 'zod'
import { type Catalogue, componentNamed, componentsOf } from '#core/components/catalogue.ts'
import { componentStatus, type ComponentStatus } from '#core/components/status.ts'
import { severityId } from '#core/severity/levels.ts'
import { componentName, instantIn, line, message, recordId } from '#core/words/schema.ts'
import { incidentKind, incidentStatus } from './incident.ts'

/** Either impacts by component, or only the components, whose impact then follows from the severity. */
const impactsIn = z.union([z.record(componentName, componentStatus), z.array(componentName).max(200)], {
  error: 'expected a list of components, or an object from component to status',
})

/** What fills the customer templates; a field that is given must not be empty. */
const fieldsIn = z.strictObject({
  impact: message.optional(),
  cause: message.optional(),
  expectedResolution: line(400).optional(),
  frequency: line(100).optional(),
})

const nextUpdateMinutes = z
  .int()
  .min(1)
  .max(7 * 24 * 60)

export const openIncidentInput = z.strictObject({
  title: line(200),
  message,
  severity: severityId.optional(),
  status: incidentStatus.exclude(['postmortem']).optional(),
  kind: incidentKind.optional(),
  components: impactsIn.optional(),
  notify: z.boolean().optional(),
  nextUpdateMinutes: nextUpdateMinutes.optional(),
  startedAt: instantIn.optional(),
  fields: fieldsIn.optional(),
  /** Answers to the questions of the decision tree, instead of reading them from the words. */
  answers: z.record(z.string(), z.enum(['yes', 'no'])).optional(),
  /** Why the severity is another than the answers come to. */
  overrideReason: line(400).optional(),
})
export type OpenIncidentInput = z.infer<typeof openIncidentInput>

export const postUpdateInput = z.strictObject({
  message,
  /** The headline from now on, such as “Nobody could sign in” once it is over. */
  title: line(200).optional(),
  status: incidentStatus.optional(),
  severity: severityId.optional(),
  components: impactsIn.optional(),
  notify: z.boolean().optional(),
  nextUpdateMinutes: nextUpdateMinutes.optional(),
  fields: fieldsIn.optional(),
})
export type PostUpdateInput = z.infer<typeof postUpdateInput>

export const postNoticeInput = postUpdateInput.extend({
  status: incidentStatus.exclude(['postmortem']).optional(),
  incident: line(40).optional(),
})
export type PostNoticeInput = z.infer<typeof postNoticeInput>

export const changeIncidentInput = z
  .strictObject({
    title: line(200).optional(),
    kind: incidentKind.optional(),
    startedAt: instantIn.optional(),
    /** The id of the update that stays on top while it is open; null takes it down. */
    pinned: recordId.nullable().optional(),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'expected at least one of title, kind, startedAt, pinned',
  })
export type ChangeIncidentInput = z.infer<typeof changeIncidentInput>

/** Impacts by component id; a component that is only named gets `usual`. */
export function impactsGiven(
  catalogue: Catalogue,
  components: z.infer<typeof impactsIn> | undefined,
  usual: ComponentStatus,
): Record<string, ComponentStatus> {
  if (!components) return {}
  const given: [string, ComponentStatus][] = Array.isArray(components)
    ? components.map((name, index) => [componentNamed(catalogue, name, `components[${index}]`).id, usual])
    : Object.entries(components).map(([name, status]) => [
        componentNamed(catalogue, name, `components.${name}`).id,
        status,
      ])
  const order = componentsOf(catalogue).map(({ id }) => id)
  return Object.fromEntries(given.toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other)))
}
