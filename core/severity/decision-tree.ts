import { z } from 'zod'
import { severityId } from './levels.ts'

const phrases = z.array(z.string().min(1)).min(1)

const sign = z
  .strictObject({
    says: phrases.optional(),
    neverSays: phrases.optional(),
    component: phrases.optional(),
    percentOver: z.number().min(0).max(100).optional(),
    everything: z.boolean().default(false),
  })
  .refine(({ says, component, percentOver }) => says ?? component ?? percentOver, {
    message: 'expected at least one of says, component, percentOver',
  })

export const decisionTreeSchema = z.strictObject({
  questions: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        question: z.string().endsWith('?', 'expected a question that ends in a question mark'),
        severity: severityId,
        tableSays: z.strictObject({ severity: severityId, example: z.string().min(1) }).optional(),
        yes: z.array(sign).min(1),
      }),
    )
    .min(1),
  otherwise: z.strictObject({ severity: severityId, because: z.string().min(1) }),
})

export type DecisionTree = z.infer<typeof decisionTreeSchema>
export type Sign = z.infer<typeof sign>
