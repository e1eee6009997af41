import type { Deps } from '#core/deps.ts'
import { day, instant } from '#core/words/times.ts'
import { type Draft, draftKey } from './draft.ts'

const kept = 30 * day

/** Keeps what is being written for thirty days, whatever becomes of the page; the last one saved stands. */
export async function saveDraft(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { about, by, form }: Omit<Draft, 'savedAt'>,
): Promise<Draft> {
  const now = clock.now()
  const draft: Draft = { about, by, form, savedAt: instant(now) }
  await store.commit({
    expect: [],
    put: [{ key: draftKey(draft), value: draft, expiresAt: now + kept }],
    remove: [],
  })
  return draft
}

export async function discardDraft(
  { store }: Pick<Deps, 'store'>,
  draft: Pick<Draft, 'about' | 'by'>,
): Promise<void> {
  await store.commit({ expect: [], put: [], remove: [draftKey(draft)] })
}
