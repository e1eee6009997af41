import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { instant } from '#core/words/times.ts'

/** Remembers when the page first started; every later start leaves that alone. */
export async function openPage({ store, clock }: Pick<Deps, 'store' | 'clock'>): Promise<void> {
  const [page] = await store.get([['page']])
  if (page) return
  try {
    await store.commit({
      expect: [{ key: ['page'], version: null }],
      put: [{ key: ['page'], value: { openedAt: instant(clock.now()) } }],
      remove: [],
    })
  } catch (error) {
    if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
  }
}
