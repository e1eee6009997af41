import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { incidentKind } from '#core/incidents/incident.ts'
import { severityId } from '#core/severity/levels.ts'
import { line } from '#core/words/schema.ts'

/** How big a drill is, and which review it counts for. */
const size = z.strictObject({
  id: slug,
  name: line(60),
  /** An id of reviews.yaml. */
  review: slug,
})
export type DrillSize = z.infer<typeof size>

/** Something that becomes known so many minutes after the drill began. */
const inject = z.strictObject({
  minute: z.int().min(0).max(1440),
  from: line(60),
  says: line(400),
})
export type Inject = z.infer<typeof inject>

const scenario = z.strictObject({
  id: slug,
  title: line(100),
  size: slug,
  /** What the decision tree comes to when its questions are answered rightly. */
  severity: severityId,
  kind: incidentKind,
  story: z.array(inject).min(1).max(60),
})
export type Scenario = z.infer<typeof scenario>

/** What a team can practise. */
export const drillsSchema = z
  .strictObject({ sizes: z.array(size).min(1), scenarios: z.array(scenario) })
  .superRefine(({ sizes, scenarios }, context) => {
    const refuse = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const sizeIds = sizes.map(({ id }) => id)
    const ids = scenarios.map(({ id }) => id)
    sizeIds.forEach((id, index) => {
      if (sizeIds.indexOf(id) !== index) refuse(['sizes', index, 'id'], 'expected an id used only once')
    })
    scenarios.forEach((each, index) => {
      if (ids.indexOf(each.id) !== index) refuse(['scenarios', index, 'id'], 'expected an id used only once')
      if (!sizeIds.includes(each.size))
        refuse(['scenarios', index, 'size'], `expected a size, one of ${sizeIds.join(', ')}`)
    })
  })
export type Drills = z.infer<typeof drillsSchema>
