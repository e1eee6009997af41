import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { TestDeps } from './deps.ts'

/** Somebody who asked and confirmed, whose mails of that are none of the test's. */
export async function subscribed(deps: TestDeps, email: string): Promise<void> {
  const secrets: string[] = []
  const ids = {
    ...deps.ids,
    secret: () => {
      const secret = deps.ids.secret()
      secrets.push(secret)
      return secret
    },
  }
  await subscribe({ ...deps, ids }, { email }, { by: 'public' })
  await confirm(deps, secrets[0] ?? '', { by: 'public' })
  const waiting = await deps.store.list(['notice-queue'], { limit: 100 })
  await deps.store.commit({ expect: [], put: [], remove: waiting.map(({ key }) => key) })
}
