import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import { noCounts, type Notice } from '#core/notices/notice.ts'
import { noticeKey, queueKey } from '#core/notices/record.ts'
import type { Change, Store, Version } from '#core/ports.ts'
import { type Batch, batchKey, dueKey, forgotten, openKey, stuckKey } from './batch.ts'
import { countsWith } from './progress.ts'
import { providerMailPuts } from './provider-mail.ts'

export interface Held {
  batch: Batch
  notice: Notice
  /** Of the batch, as we left it; another means that somebody else took it over. */
  version: Version
}

/** Records the end of a batch and, with the last one, takes the notice off the queue; repeats until written. */
export async function settleBatch(
  deps: Pick<Deps, 'store' | 'clock'> & { outcomesFollow?: boolean },
  { batch, notice, version }: Held,
): Promise<void> {
  const { store, clock } = deps
  for (;;) {
    const [entry] = await store.get([noticeKey(notice.id)])
    const current = (entry?.value as Notice | undefined) ?? notice
    const counted: Notice = {
      ...current,
      settled: current.settled + 1,
      counts: countsWith(current.counts ?? noCounts, batch),
    }
    const finished = counted.expanded && counted.settled === counted.batches
    // Who was asked to confirm, and never did, leaves nothing behind; what is summed up stands elsewhere.
    const overForOne = finished && batch.state === 'done' && ['one', 'some'].includes(notice.audience.to)
    const open = openKey(batch)
    try {
      await store.commit({
        expect: [
          { key: batchKey(batch), version },
          { key: noticeKey(notice.id), version: entry?.version ?? null },
        ],
        put: [
          ...(overForOne
            ? []
            : [
                { key: batchKey(batch), value: kept(batch) },
                { key: noticeKey(notice.id), value: counted },
              ]),
          ...(batch.state === 'stuck' ? [{ key: stuckKey(batch), value: { error: batch.error } }] : []),
          ...(deps.outcomesFollow ? providerMailPuts(batch, clock.now()) : []),
        ],
        remove: [
          dueKey(batch),
          ...(open ? [open] : []),
          ...(finished ? [queueKey(notice)] : []),
          ...(overForOne ? [batchKey(batch), noticeKey(notice.id)] : []),
        ],
      })
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      if (await movedOn(store, batch, version)) return
    }
  }
}

function kept(batch: Batch): Batch {
  const { leased: _over, ...rest } = batch
  return batch.state === 'done' ? { ...rest, recipients: batch.recipients.map(forgotten) } : rest
}

/** Another process took the batch over after the lease had run out; its record stands. */
async function movedOn(store: Store, batch: Batch, version: Version): Promise<boolean> {
  const [entry] = await store.get([batchKey(batch)])
  return entry?.version !== version
}

/** Puts the batch back where it is found when it is due again, unless somebody else has taken it over. */
export async function requeue(
  { store }: Pick<Deps, 'store'>,
  { batch, version }: Pick<Held, 'batch' | 'version'>,
  changed: Partial<Batch>,
  also: () => Promise<Omit<Change, 'remove'>> = () => Promise.resolve({ expect: [], put: [] }),
): Promise<void> {
  const { leased: _over, ...rest } = batch
  const later: Batch = { ...rest, ...changed }
  for (;;) {
    const more = await also()
    try {
      await store.commit({
        expect: [{ key: batchKey(batch), version }, ...more.expect],
        put: [{ key: batchKey(later), value: later }, { key: dueKey(later), value: {} }, ...more.put],
        remove: [dueKey(batch)],
      })
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      if (await movedOn(store, batch, version)) return
    }
  }
}
