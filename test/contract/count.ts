import { Refusal } from '#core/errors.ts'
import type { Key, Store } from '#core/ports.ts'

/** Adds one to shared counters and to a counter of its own, each time in one commit, again where it raced. */
export async function countUp(store: Store, writer: number, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const keys: Key[] = [
      ['count', 'total'],
      ['count', `shared-${(writer + done) % 3}`],
      ['own', String(writer)],
    ]
    const entries = await store.get(keys)
    try {
      await store.commit({
        expect: keys.map((key, index) => ({ key, version: entries[index]?.version ?? null })),
        put: keys.map((key, index) => ({ key, value: Number(entries[index]?.value ?? 0) + 1 })),
        remove: [],
      })
      done++
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
    }
  }
}
