import type { Deps } from '#core/deps.ts'
import { Refusal } from '#core/errors.ts'
import type { Notice } from '#core/notices/notice.ts'
import { noticeKey } from '#core/notices/record.ts'
import type { Entry } from '#core/ports.ts'
import { suppressAddress } from '#core/subscribers/suppress-address.ts'
import { emailAddress } from '#core/subscribers/subscriber.ts'
import { hour } from '#core/words/times.ts'
import { type Batch, batchKey } from './batch.ts'
import { countsMoved } from './progress.ts'
import { type Followed, furtherOf, outcomeIn, type ProviderEvent, suppressionIn } from './provider-event.ts'
import { type ProviderMail, providerMailKey } from './provider-mail.ts'

const attempts = 50
/** So long after an email was taken, that is written down. */
const soonWritten = hour

/**
 * Writes down what the provider says became of an email, and lets nothing more be sent to an address that does not exist
 * or complained. The same event again, and events in another order, end the same. Says whether it was about one of ours;
 * refuses for now what may be about one that is not written down yet.
 */
export async function recordOutcome(deps: Deps, event: ProviderEvent): Promise<boolean> {
  const said = outcomeIn(event)
  if (!said) return true
  for (let attempt = 1; ; attempt++) {
    try {
      return await record(deps, event, said)
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict') || attempt === attempts) throw error
    }
  }
}

async function record(deps: Deps, event: ProviderEvent, said: Followed): Promise<boolean> {
  const { store } = deps
  const [found] = await store.get([providerMailKey(event.data.email_id)])
  if (!found) return notWrittenDown(deps, event)
  const { notice: about, batch: number, subscriber } = found.value as ProviderMail
  const [batch, notice] = (await store.get([batchKey({ notice: about, number }), noticeKey(about)])) as [
    Entry<Batch> | null,
    Entry<Notice> | null,
  ]
  const recipients = batch?.value.recipients ?? []
  const place = recipients.findIndex((each) => each.subscriber === subscriber)
  const recipient = recipients[place]
  const before = recipient?.outcome
  // Of somebody who was asked to confirm, nothing but their address is of interest.
  if (!batch || !notice || !before || !('at' in before || before.state === 'sent')) {
    await suppress(deps, event)
    return true
  }
  const after = furtherOf(before, said)
  if (after === before) return true
  await suppress(deps, event)
  const changed = recipients.with(place, { ...recipient, outcome: after })
  const counts = countsMoved(notice.value.counts, before.state, after.state)
  await store.commit({
    expect: [batch, notice].map(({ key, version }) => ({ key, version })),
    put: [
      { key: batch.key, value: { ...batch.value, recipients: changed } },
      { key: notice.key, value: { ...notice.value, counts } },
    ],
    remove: [],
  })
  return true
}

/** Another program may send through the same account; and an event may be faster than our own record. */
async function notWrittenDown(deps: Deps, event: ProviderEvent): Promise<boolean> {
  if (addressIn(event.data.from ?? '') !== addressIn(deps.mailFrom)) return false
  if (deps.clock.now() - Date.parse(event.created_at) < soonWritten)
    throw new Refusal('unavailable', 'This email is not written down yet. Send the event again.', {
      retryAfter: 60,
    })
  await suppress(deps, event)
  return false
}

async function suppress(deps: Deps, event: ProviderEvent): Promise<void> {
  const reason = suppressionIn(event)
  const email = emailAddress.safeParse(event.data.to[0])
  if (reason && email.success)
    await suppressAddress(deps, { email: email.data, reason }, { by: 'hook:resend' })
}

function addressIn(sender: string): string {
  return (/<([^<>]*)>/.exec(sender)?.[1] ?? sender).trim().toLowerCase()
}
