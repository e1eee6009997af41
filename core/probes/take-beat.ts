import { z } from 'zod'
import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { plainText } from '#core/words/schema.ts'
import { instant } from '#core/words/times.ts'
import type { Probe } from './probe.ts'
import { type Beat, beatKey } from './record.ts'

export const beatInput = z.strictObject({
  /** False where the job says itself that it failed. */
  ok: z.boolean().default(true),
  /** How long it took. */
  milliseconds: z.number().min(0).max(1e9).optional(),
  message: z.string().max(2000).optional(),
})

/** The heartbeat that an address names. */
export function heartbeatNamed({ content }: Pick<Deps, 'content'>, id: string): Probe {
  const found = content.probes.probes.find((probe) => probe.id === id && probe.heartbeat)
  if (!found) throw notFound('heartbeat', id)
  return found
}

/** Notes that a job gave a sign of life; the next round sees it. */
export async function takeBeat(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { id }: Probe,
  { ok, milliseconds, message }: z.infer<typeof beatInput>,
): Promise<Beat> {
  const value: Beat = {
    at: instant(clock.now()),
    ok,
    milliseconds: milliseconds ?? null,
    says: message ? plainText(message, 300) : null,
  }
  await store.commit({ expect: [], put: [{ key: beatKey(id), value }], remove: [] })
  return value
}
