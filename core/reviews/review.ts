import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { line } from '#core/words/schema.ts'

const period = z.enum(['week', 'month', 'quarter', 'year'])
export type Period = z.infer<typeof period>

const review = z.strictObject({
  id: slug,
  title: line(100),
  every: period,
  /** Who does it, by the id of the team's role. */
  role: slug,
  steps: z.array(z.string().min(1)).min(1),
})
export type Review = z.infer<typeof review>

/** What the team does regularly, whether or not anything happens. */
export const reviewsSchema = z
  .strictObject({ reviews: z.array(review) })
  .superRefine(({ reviews }, context) => {
    const ids = reviews.map(({ id }) => id)
    ids.forEach((id, index) => {
      if (ids.indexOf(id) === index) return
      context.addIssue({
        code: 'custom',
        path: ['reviews', index, 'id'],
        message: 'expected an id used only once',
      })
    })
  })
