import { confirm } from '#core/subscribers/confirm.ts'
import { subscribe } from '#core/subscribers/subscribe.ts'
import type { SubscribeInput } from '#core/subscribers/subscriber.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { type Outbox, outbox, type TestDeps } from '#test/fakes/deps.ts'

export const by = { by: 'test' }

/** Asks, and presses the button in the mail; returns the person. */
export async function subscribed(deps: TestDeps, input: SubscribeInput, box: Outbox = outbox()) {
  const secrets: string[] = []
  const secret = () => {
    const made = deps.ids.secret()
    secrets.push(made)
    return made
  }
  await subscribe({ ...deps, ids: { ...deps.ids, secret } }, input, by)
  await deliver({ ...deps, mailer: box })
  return confirm(deps, secrets[0] ?? '', by)
}
