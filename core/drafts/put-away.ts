import type { Decision } from '#core/command.ts'
import { type Draft, draftKey } from './draft.ts'

/** The decision, which puts the draft away that it was made of, in the same commit. */
export function puttingAway<R>(decision: Decision<R>, draft: Pick<Draft, 'about' | 'by'>): Decision<R> {
  const { change } = decision
  return { ...decision, change: { ...change, remove: [...change.remove, draftKey(draft)] } }
}
