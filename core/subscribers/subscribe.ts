import { carryOut, type Command } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { invalid, quoted } from '#core/errors.ts'
import { isOpen } from '#core/incidents/incident.ts'
import { findIncident } from '#core/incidents/record.ts'
import { hookConfirmationMail } from '#core/hooks/mails.ts'
import { newChannel } from '#core/hooks/new-channel.ts'
import type { Notice } from '#core/notices/notice.ts'
import { noticePuts } from '#core/notices/record.ts'
import { hour } from '#core/words/times.ts'
import { confirmationMail } from './confirmation-mail.ts'
import { type Confirmation, confirmationKey, confirmationSentKey, suppressedKey } from './record.ts'
import type { SubscribeInput } from './subscriber.ts'
import { wishesOf } from './wish-input.ts'

/** How long the button in the mail works, and for how long no second mail goes to the same address. */
export const confirmationLives = 48 * hour
const oneMailIn = 24 * hour

/**
 * Sends one mail with a button. The answer is the same whether the address is new, waiting, confirmed or suppressed; an
 * address is written to at most once in 24 hours, a suppressed one never.
 */
export async function subscribe(deps: Deps, input: SubscribeInput, command: Command): Promise<void> {
  const { email } = input
  const asked = await askedFor(deps, input)
  await carryOut(deps, command, async () => {
    const sentKey = confirmationSentKey(email, asked.channel)
    const [sent, suppressed] = await deps.store.get([sentKey, suppressedKey(email)])
    const now = deps.clock.now()
    const waiting = sent?.value as { confirmation: string } | undefined
    if (sent && waiting) return keepWaiting(deps, sent.version, waiting.confirmation, asked)

    const secret = deps.ids.secret()
    const key = confirmationKey(secret)
    return {
      result: undefined,
      change: {
        expect: [{ key: sentKey, version: null }],
        put: [
          { key, value: asked, expiresAt: now + confirmationLives },
          { key: sentKey, value: { confirmation: key[1] }, expiresAt: now + oneMailIn },
          ...(suppressed ? [] : noticePuts(mailAbout(deps, asked, secret))),
        ],
        remove: [],
      },
      audit: { action: 'subscriber.ask', subject: 'subscriber' },
    }
  })
}

/** An incident to follow, or the wishes that were entered; refuses an incident that is over. */
async function askedFor(deps: Deps, input: SubscribeInput): Promise<Confirmation> {
  const { email, incident, channel, ...wishes } = input
  if (channel !== undefined) {
    // A program reads at any hour, and all of it.
    const wished = wishesOf(deps.content.catalogue, { ...wishes, digest: null, quietHours: null })
    return { email, wishes: wished, channel: newChannel(deps, channel) }
  }
  if (incident === undefined) return { email, wishes: wishesOf(deps.content.catalogue, wishes) }
  const found = await findIncident(deps, incident)
  if (!found || !isOpen(found.incident))
    throw invalid({ field: 'incident', expected: 'an incident that is not over', got: quoted(incident) })
  return { email, wishes: null, follow: { incident, language: wishes.language ?? null } }
}

function mailAbout(deps: Deps, asked: Confirmation, secret: string): Notice {
  const { email, channel, wishes, follow } = asked
  return channel
    ? hookConfirmationMail(deps, email, channel, secret)
    : confirmationMail(deps, email, secret, wishes?.language ?? follow?.language ?? null)
}

/** The mail is on its way already; what was asked for last is what its button will confirm, an incident with it. */
async function keepWaiting(deps: Deps, version: string, digest: string, asked: Confirmation) {
  const [entry] = await deps.store.get([['confirmation', digest]])
  if (!entry) return { result: undefined, change: null }
  const earlier = entry.value as Confirmation
  const confirmation: Confirmation = { ...earlier, ...asked, wishes: asked.wishes ?? earlier.wishes }
  return {
    result: undefined,
    change: {
      expect: [
        { key: confirmationSentKey(confirmation.email, confirmation.channel), version },
        { key: entry.key, version: entry.version },
      ],
      put: [{ key: entry.key, value: confirmation, expiresAt: deps.clock.now() + confirmationLives }],
      remove: [],
    },
    audit: { action: 'subscriber.ask', subject: 'subscriber' },
  }
}
