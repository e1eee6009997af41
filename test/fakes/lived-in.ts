import { setBaseline } from '#core/components/set-baseline.ts'
import { everyEntry } from '#core/every-entry.ts'
import { postNotice } from '#core/incidents/post-notice.ts'
import { scheduleMaintenance } from '#core/maintenance/schedule-maintenance.ts'
import { staysBehind } from '#core/moving/left-behind.ts'
import type { Put, Store } from '#core/ports.ts'
import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import { openPage } from '#core/views/open-page.ts'
import { day, hour, instant, minute } from '#core/words/times.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { outbox, type TestDeps } from './deps.ts'

const by = { by: 'test' }

/** Months of a page: incidents, planned work, subscribers and one who has not confirmed, keys that expire. */
export async function liveIn(deps: TestDeps, incidents = 20): Promise<void> {
  const { store, clock } = deps
  await openPage(deps)
  for (const name of ['mara', 'noor', 'ülkü']) {
    const box = outbox()
    await subscribe(deps, { email: `${name}@example.com` }, by)
    await deliver({ ...deps, mailer: box })
    await confirm(deps, /token=([\w-]+)/.exec(box.mails[0]?.text ?? '')?.[1] ?? '', by)
  }
  for (let n = 0; n < incidents; n++) {
    clock.pass(2 * day)
    await postNotice(deps, { message: 'Database is down – 障害 “\u2028”' }, by)
    clock.pass(hour)
    await postNotice(deps, { message: 'Resolved: the database works again' }, by)
  }
  await deliver({ ...deps, mailer: outbox() })
  await setBaseline(deps, 'database', { status: 'degraded_performance' }, by)
  await scheduleMaintenance(
    deps,
    {
      title: 'The database gets a new version',
      message: 'Reports can be read, but not saved.',
      components: ['database'],
      scheduledFor: instant(clock.now() + 3 * day),
      scheduledUntil: instant(clock.now() + 3 * day + hour),
    },
    by,
  )
  await subscribe(deps, { email: 'pending@example.com' }, by)
  const expiresAt = clock.now() + hour
  const answers: Put[] = Array.from({ length: 30 }, (_, n) => ({
    key: ['once', 'test', String(n)],
    value: { request: 'x'.repeat(50_000), result: n },
    expiresAt,
  }))
  await store.commit({ expect: [], put: answers, remove: [] })
  await postNotice(
    deps,
    { message: 'Investigating issue with authentication' },
    { by: 'test', once: { key: 'a', request: 'b' } },
  )
  clock.pass(minute)
}

/** What a store holds that means the same in any other. */
export async function contentsOf(store: Store): Promise<Put[]> {
  const contents: Put[] = []
  for await (const { key, value, expiresAt } of everyEntry(store, []))
    if (!staysBehind(key) && key[0] !== 'unpublished') contents.push({ key, value, expiresAt })
  return contents
}
