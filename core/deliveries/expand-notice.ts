import { Refusal } from '#core/errors.ts'
import { handedOutPuts } from '#core/digests/handed-out.ts'
import { linkPut } from '#core/escalation/answer-link.ts'
import type { Notice, ToTeam } from '#core/notices/notice.ts'
import { noticeKey, queueKey, queuePut } from '#core/notices/record.ts'
import type { Put } from '#core/ports.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import { whyIn } from '#core/subscribers/asked.ts'
import { wants } from '#core/subscribers/audience.ts'
import { inDigest } from '#core/subscribers/digesting.ts'
import { quietUntil } from '#core/subscribers/quiet-hours.ts'
import { subscribersAfter } from '#core/subscribers/record.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'
import { suppressedAmong } from '#core/subscribers/suppressed.ts'
import { type Instant, instant, ms } from '#core/words/times.ts'
import type { Batch, BatchChannel, Recipient } from './batch.ts'
import { newBatchPuts } from './claim-batch.ts'
import { countsOf } from './progress.ts'
import type { DeliveryDeps } from './sender.ts'
import { senderFor } from './sender-for.ts'
import { isStopped, sendingKey } from './sending.ts'

const page = 100
/** Of subscribers, read for one step. */
const mostPages = 10

/**
 * Puts the recipients of a notice into batches; each step is one commit together with the cursor, so that a crash
 * neither skips nor repeats anyone. Who is told over the same kind of channel, in the same language and at the same time shares a batch, as
 * many as its sender takes. Stops after so many steps; returns how many those were, and whether everybody is in a batch now.
 */
export async function expandNotice(
  deps: DeliveryDeps,
  id: string,
  mostSteps = Infinity,
): Promise<{ steps: number; expanded: boolean }> {
  let steps = 0
  while (steps < mostSteps) {
    try {
      const done = await expandStep(deps, id)
      if (done === 'last' || done === 'more') steps++
      // A store that answers at once would otherwise keep everybody else waiting until the last step.
      await deps.wait?.(0)
      if (done !== 'more') return { steps, expanded: done !== 'not now' }
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
    }
  }
  return { steps, expanded: false }
}

type Expanded = 'not now' | 'more' | 'last' | 'before'

async function expandStep(deps: DeliveryDeps, id: string): Promise<Expanded> {
  const { store, clock } = deps
  const [entry, sending] = await store.get([noticeKey(id), sendingKey])
  const notice = entry?.value as Notice | undefined
  if (!entry || !notice || notice.expanded) return 'before'
  if (isStopped(sending)) return 'not now'
  if (notice.heldUntil && ms(notice.heldUntil) > clock.now()) return 'not now'

  const handedOutAt = notice.handedOutAt ?? instant(clock.now())
  const { recipients, cursor, last } = await nextRecipients(deps, { ...notice, handedOutAt })
  const counts = countsOf(notice)
  const batches = batchesOf(deps, notice, recipients, cursor)
  const changed: Notice = {
    ...notice,
    handedOutAt,
    ...quietIn(notice, recipients),
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
      ...batches.flatMap(newBatchPuts),
      ...(notice.handedOutAt ? [] : handedOutPuts(notice, handedOutAt)),
      ...answerPuts(notice, recipients, clock.now()),
      ...(last && !finished ? [queuePut(changed)] : []),
    ],
    remove: finished ? [queueKey(notice)] : [],
  })
  return last ? 'last' : 'more'
}

function batchesOf(
  deps: DeliveryDeps,
  { id, incident, batches, cursor: after }: Notice,
  recipients: readonly Addressed[],
  cursor: string | null,
): Batch[] {
  const page = incident === null ? undefined : { after, last: cursor ?? '~' }
  return grouped(deps, recipients).map(({ channel, quietUntil: quiet, chunk }, index): Batch => ({
    notice: id,
    number: batches + index + 1,
    ...(channel !== 'email' && { channel }),
    recipients: chunk,
    ...(page && { page }),
    state: 'queued',
    attempts: 0,
    firstAttemptAt: null,
    ...(quiet && { quietUntil: quiet }),
    dueAt: quiet ?? instant(deps.clock.now()),
    error: null,
  }))
}

/** Until when some of a notice waits because of quiet hours. */
function quietIn(notice: Notice, recipients: readonly Addressed[]): Pick<Notice, 'quietUntil'> {
  const ends = [notice.quietUntil, ...recipients.map((each) => each.quietUntil)].filter(
    (each) => each !== undefined,
  )
  const last = ends.toSorted().at(-1)
  return last === undefined ? {} : { quietUntil: last }
}

interface Addressed {
  channel: BatchChannel
  recipient: Recipient
  /** When their quiet hours end, in which it falls. */
  quietUntil?: Instant
}

async function nextRecipients(
  { store, content, ids, clock }: DeliveryDeps,
  notice: Notice,
): Promise<{ recipients: Addressed[]; cursor: string | null; last: boolean }> {
  const { audience } = notice
  if (audience.to === 'team')
    return { recipients: [ofTeam(audience, ids.secret())], cursor: null, last: true }
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
  const { wanting, cursor, last } = await nextWanting({ store, content }, notice)
  const suppressed = await suppressedAmong(
    store,
    wanting.map(({ email }) => email),
  )
  const severity = audience.to === 'subscribers' ? audience.severity : null
  const now = clock.now()
  const recipients = wanting.map((subscriber): Addressed => {
    // Where a hook is, and what signs for it, is asked for when it is sent to.
    const kind = subscriber.channel?.kind ?? 'email'
    const own = content.site.language
    const language = subscriber.language ?? own
    const recipient: Recipient = {
      subscriber: subscriber.id,
      email: subscriber.email,
      token: subscriber.token,
      why: whyIn(mailVoice(language), content.catalogue, subscriber),
      ...(language !== own && { language }),
      outcome: kind === 'email' && suppressed.has(subscriber.email) ? { state: 'suppressed' } : null,
    }
    const quiet = kind === 'email' ? quietUntil(subscriber, severity, now) : null
    return { channel: kind, recipient, ...(quiet && { quietUntil: quiet }) }
  })
  return { recipients, cursor, last }
}

/** Enough people who want it to fill a batch, found among so many pages at most. */
async function nextWanting(
  { store, content: { catalogue } }: Pick<DeliveryDeps, 'store' | 'content'>,
  notice: Notice,
): Promise<{ wanting: Subscriber[]; cursor: string | null; last: boolean }> {
  const wanting: Subscriber[] = []
  let { cursor } = notice
  for (let pages = 0; pages < mostPages; pages++) {
    const found = await subscribersAfter(store, cursor, page)
    for (const subscriber of found) {
      cursor = subscriber.id
      const wanted = wants(catalogue, subscriber, notice) && !subscriber.channel?.stopped
      if (inDigest(subscriber, notice.incident, notice.handedOutAt ?? '')) continue
      if (wanted && subscriber.confirmedAt <= notice.createdAt) wanting.push(subscriber)
      if (wanting.length === page) return { wanting, cursor, last: false }
    }
    if (found.length < page) return { wanting, cursor, last: true }
  }
  return { wanting, cursor, last: false }
}

/** Somebody of the team, or their own channel, whose address stands in the environment. */
function ofTeam({ channel, person, asks }: ToTeam, secret: string): Addressed {
  const recipient: Recipient = {
    subscriber: 'team',
    email: (channel === 'email' && person?.email) || '',
    token: null,
    why: '',
    ...(asks && { answer: secret }),
    outcome: null,
  }
  return { channel, recipient }
}

function answerPuts({ audience }: Notice, recipients: readonly Addressed[], now: number): Put[] {
  if (audience.to !== 'team') return []
  const link = { incident: audience.incident, name: audience.person?.name ?? null }
  return recipients.flatMap(({ recipient: { answer } }) => (answer ? [linkPut(answer, link, now)] : []))
}

function grouped(
  deps: DeliveryDeps,
  recipients: readonly Addressed[],
): (Omit<Addressed, 'recipient'> & { chunk: Recipient[] })[] {
  const alike = Map.groupBy(recipients, ({ channel, recipient, quietUntil: quiet }) =>
    [channel, recipient.language, quiet].join(' '),
  )
  return [...alike.values()].flatMap((all) => {
    const { channel = 'email', quietUntil: quiet } = all[0] ?? {}
    return chunks(
      all.map(({ recipient }) => recipient),
      senderFor(deps, channel).batchLimit,
    ).map((chunk) => ({ channel, ...(quiet && { quietUntil: quiet }), chunk }))
  })
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
