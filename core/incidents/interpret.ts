import { z } from 'zod'
import { firstMention, opensWith } from '#core/words/phrases.ts'

const step = z.enum(['investigating', 'identified', 'monitoring', 'resolved'])

export const statusesSchema = z.strictObject({
  statuses: z
    .array(
      z.strictObject({
        id: step,
        name: z.string().min(1),
        opens: z.array(z.string()),
        says: z.array(z.string()),
      }),
    )
    .refine((all) => all.map(({ id }) => id).join() === step.options.join(), {
      message: 'expected investigating, identified, monitoring and resolved, each once, in this order',
    }),
})

/** The four steps of an incident, and the words by which a message names one. */
export type Steps = z.infer<typeof statusesSchema>['statuses']
export type Step = Steps[number]

/** The step that a message names, and the words that named it; null when it names none. */
export function stepNamed(steps: Steps, message: string): { step: Step['id']; said: string } | null {
  for (const { id, opens } of steps) {
    const said = opensWith(message, opens)
    if (said) return { step: id, said }
  }
  for (const { id, says } of steps.toReversed()) {
    const said = firstMention(message, says)
    if (said) return { step: id, said }
  }
  return null
}

/** A headline from a message: its first sentence, without the step it opens with. */
export function headlineFrom(steps: Steps, message: string, longest = 120): string {
  const first = (message.split(/(?<=[.!?])\s|\n/)[0] ?? message).trim().replaceAll(/[*_`#>]+/g, '')
  const said = steps.flatMap(({ opens }) => opens).filter((phrase) => opensWith(first, [phrase]))
  const longestSaid = said.toSorted((one, other) => other.length - one.length)[0]
  const rest = longestSaid ? first.slice(longestSaid.length).replace(/^[\s:,.–—-]+/, '') : first
  const headline = (rest.length >= 3 ? rest : first).replace(/[.!:\s]+$/, '')
  const short =
    headline.length > longest ? `${headline.slice(0, longest - 1).replace(/\s+\S*$/, '')}…` : headline
  return short.charAt(0).toUpperCase() + short.slice(1)
}
