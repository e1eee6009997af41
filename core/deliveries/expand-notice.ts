import { Refusal } from '#core/errors.ts'
import { noCounts, type Notice } from '#core/notices/notice.ts'
import { noticeKey, queueKey } from '#core/notices/record.ts'
import { asked, wants } from '#core/subscribers/audience.ts'
import { subscribersAfter } from '#core/subscribers/record.ts'
import type { ChannelKind } from '#core/subscribers/channel.ts'
import { suppressedAmong } from '#core/subscribers/suppressed.ts'
import { instant, ms } from '#core/words/times.ts'
import { type Batch, batchKey, dueKey, type Recipient } from './batch.ts'
import type { DeliveryDeps } from './sender.ts'
import { senderFor } from './sender-for.ts'
import { isStopped, sendingKey } from './sending.ts'

const page = 100

/**
 * Puts the recipients of a notice into batches, a page of subscribers at a time; each page is one commit together with
 * the cursor, so that a crash neither skips nor repeats anyone. Who is told over the same kind of channel shares a batch,
 * as many as its sender takes. Stops after `mostPages`; returns how many that were.
 */
export async function expandNotice(deps: DeliveryDeps, id: string, mostPages = Infinity): Promise<number> {
  let pages = 0
  for (let more = true; more && pages < mostPages;) {
    try {
      const done = await expandPage(deps, id)
      more = done === 'more'
      if (done !== 'nothing') pages++
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
    }
  }
  return pages
}

type Expanded = 'nothing' | 'more' | 'last'

async function expandPage(deps: DeliveryDeps, id: string): Promise<Expanded> {
  const { store, clock } = deps
  const [entry, sending] = await store.get([noticeKey(id), sendingKey])
  const notice = entry?.value as Notice | undefined
  if (!entry || !notice || notice.expanded || isStopped(sending)) return 'nothing'
  if (notice.heldUntil && ms(notice.heldUntil) > clock.now()) return 'nothing'

  const { recipients, cursor, last } = await nextRecipients(deps, notice)
  const now = instant(clock.now())
  const { counts = noCounts } = notice
  const batches = grouped(deps, recipients).map(({ channel, chunk }, index): Batch => ({
    notice: id,
    number: notice.batches + index + 1,
    ...(channel !== 'email' && { channel }),
    recipients: chunk,
    state: 'queued',
    attempts: 0,
    firstAttemptAt: null,
    dueAt: now,
    error: null,
  }))
  const changed: Notice = {
    ...notice,
    cursor,
    expanded: last,
    batches: notice.batches + batches.length,
    counts: { ...counts, recipients: counts.recipients + recipients.length },
  }
  const finished = last && changed.batches === changed.settled
  await store.commit({
    expect: [
      { key: entry.key, version: entry.version },
      { key: sendingKey, version: sending?.version ?? null },
    ],
    put: [
      { key: entry.key, value: changed },
      ...batches.flatMap((batch) => [
        { key: batchKey(batch), value: batch },
        { key: dueKey(batch), value: { incident: notice.incident } },
      ]),
    ],
    remove: finished ? [queueKey(notice)] : [],
  })
  return last ? 'last' : 'more'
}

/** The team's own channel, whose address stands in the environment. */
const team: Recipient = { subscriber: 'team', email: '', token: null, why: '', outcome: null }

interface Addressed {
  channel: ChannelKind
  recipient: Recipient
}

async function nextRecipients(
  { store, content }: DeliveryDeps,
  notice: Notice,
): Promise<{ recipients: Addressed[]; cursor: string | null; last: boolean }> {
  const { audience } = notice
  if (audience.to === 'team')
    return { recipients: [{ channel: audience.channel, recipient: team }], cursor: null, last: true }
  if (audience.to === 'one') {
    const { subscriber, email } = audience
    return {
      recipients: [
        { channel: 'email', recipient: { subscriber, email, token: null, why: '', outcome: null } },
      ],
      cursor: null,
      last: true,
    }
  }
  const found = await subscribersAfter(store, notice.cursor, page)
  const wanting = found.filter(
    (subscriber) => wants(subscriber, notice) && subscriber.confirmedAt <= notice.createdAt,
  )
  const suppressed = await suppressedAmong(
    store,
    wanting.map(({ email }) => email),
  )
  const recipients = wanting.map((subscriber): Addressed => {
    const { kind = 'email', ...hook } = subscriber.channel ?? {}
    const recipient: Recipient = {
      subscriber: subscriber.id,
      email: subscriber.email,
      token: subscriber.token,
      why: `You get this because you asked for ${asked(content.catalogue, subscriber)}.`,
      ...('url' in hook && { hook }),
      outcome: kind === 'email' && suppressed.has(subscriber.email) ? { state: 'suppressed' } : null,
    }
    return { channel: kind, recipient }
  })
  return { recipients, cursor: found.at(-1)?.id ?? notice.cursor, last: found.length < page }
}

function grouped(
  deps: DeliveryDeps,
  recipients: readonly Addressed[],
): { channel: ChannelKind; chunk: Recipient[] }[] {
  const byChannel = Map.groupBy(recipients, ({ channel }) => channel)
  return [...byChannel].flatMap(([channel, all]) =>
    chunks(
      all.map(({ recipient }) => recipient),
      senderFor(deps, channel).batchLimit,
    ).map((chunk) => ({ channel, chunk })),
  )
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
