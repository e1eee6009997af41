import { invalid, quoted } from '#core/errors.ts'
import type { Classification } from './classify.ts'
import type { DecisionTree } from './decision-tree.ts'

export type Answers = Record<string, 'yes' | 'no'>

export interface Asked {
  id: string
  question: string
  /** A question after the first Yes is not needed. */
  answer: 'yes' | 'no' | 'open' | 'not needed'
}

/** What a person's answers come to; `classification` is null while a question that decides is open. */
export function classifyAnswers(
  { questions, otherwise }: DecisionTree,
  answers: Answers,
): { classification: Classification | null; asked: Asked[] } {
  const known = questions.map(({ id }) => id)
  const stranger = Object.keys(answers).find((id) => !known.includes(id))
  if (stranger !== undefined)
    throw invalid({
      field: 'answers',
      expected: `questions among ${known.join(', ')}`,
      got: quoted(stranger),
    })

  const first = questions.findIndex(({ id }) => answers[id] === 'yes')
  const asked = questions.map(({ id, question }, index): Asked => {
    const answer = first >= 0 && index > first ? 'not needed' : (answers[id] ?? 'open')
    return { id, question, answer }
  })
  if (asked.some(({ answer }) => answer === 'open')) return { classification: null, asked }

  const decided = questions[first]
  const classification: Classification = decided
    ? {
        severity: decided.severity,
        question: decided.question,
        because: `the answer to “${decided.question}” is yes`,
        everything: first === 0,
        ...(decided.tableSays && { tableSays: decided.tableSays }),
      }
    : { severity: otherwise.severity, question: null, because: otherwise.because, everything: false }
  return { classification, asked }
}
