import type { Context } from 'hono'
import { invalid, Refusal } from '#core/errors.ts'
import type { CallLimit } from '#core/ports.ts'
import { digest } from '#core/digest.ts'
import { minute } from '#core/words/times.ts'
import { networkFrom } from '../../middleware/limit.ts'
import type { ConsoleDeps } from './desk.ts'
import { type Form, one } from './update-form.ts'

const perNetwork: CallLimit = { calls: 30, milliseconds: 15 * minute }
const perAccount: CallLimit = { calls: 10, milliseconds: 15 * minute }

/**
 * Counts an attempt, before anything is hashed. A passkey is counted by network only, so that nobody can keep its owner
 * out by failing in their name.
 */
export async function countAttempt(
  { limiter }: Pick<ConsoleDeps, 'limiter'>,
  c: Context,
  account: string | null,
): Promise<void> {
  const network = networkFrom(c)
  const waits = [
    network === null ? 0 : await limiter.count(`door ${network}`, perNetwork),
    account === null ? 0 : await limiter.count(`door ${digest(account.trim().toLowerCase())}`, perAccount),
  ]
  const wait = Math.max(...waits)
  if (wait > 0) {
    const retryAfter = Math.ceil(wait / 1000)
    throw new Refusal(
      'limited',
      `Too many attempts. Try again in ${Math.ceil(retryAfter / 60)} minutes, or use a passkey.`,
      { retryAfter },
    )
  }
}

/** Where somebody goes after signing in: a page of the console, and nowhere else. */
export function wayBack(to: string | undefined): string {
  return to && /^\/admin(\/[\w./-]*)?(\?[\w=&%.-]*)?$/.test(to) ? to : '/admin'
}

/** What the browser answered about a passkey, which a form carries as JSON. */
export function passkeyAnswer(form: Form): { id: string; answer: unknown } {
  try {
    const answer: unknown = JSON.parse(one(form, 'answer'))
    if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
      return { id: answer.id, answer }
  } catch {
    // Said below.
  }
  throw invalid({ field: 'answer', expected: 'what the browser says of a passkey', got: 'something else' })
}

export function agentOf(c: Context): string {
  return (c.req.header('User-Agent') ?? 'an unnamed browser').slice(0, 200)
}
