import { quoted } from '#core/errors.ts'
import type { Assertion } from './probe.ts'

/** The first assertion that an answer does not meet, and what it says instead; null where it meets all. */
export function assertionsOf(
  assertions: readonly Assertion[],
  answer: unknown,
): { why: string; means: Assertion['means'] } | null {
  for (const assertion of assertions) {
    const value = valueAt(answer, assertion.at)
    const expected = unmet(assertion, value)
    if (expected !== null)
      return { why: `${assertion.at} is ${quoted(value)}, expected ${expected}`, means: assertion.means }
  }
  return null
}

export function numberAt(answer: unknown, at: string): number | null {
  const value = valueAt(answer, at)
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function unmet({ is, not, below, above }: Assertion, value: unknown): string | null {
  const among = (wanted: Assertion['is']) => [wanted].flat().some((each) => each === value)
  if (is !== undefined && !among(is)) return [is].flat().map(quoted).join(' or ')
  if (not !== undefined && (value === undefined || among(not)))
    return `anything but ${[not].flat().map(quoted).join(' and ')}`
  if (below !== undefined && !(typeof value === 'number' && value < below)) return `below ${below}`
  if (above !== undefined && !(typeof value === 'number' && value > above)) return `above ${above}`
  return null
}

function valueAt(answer: unknown, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      answer,
    )
}
