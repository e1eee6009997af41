/** More than this are folded away, all but the newest. */
const readAtOnce = 8
const newestShown = 5

/** What is shown of a long list, oldest first, and what waits behind a fold; one entry alone is not worth folding. */
export function foldEarlier<T>(updates: readonly T[]): { shown: T[]; earlier: T[] } {
  const first = updates.length > readAtOnce ? updates.length - newestShown : 0
  return { shown: updates.slice(first), earlier: updates.slice(0, first) }
}
