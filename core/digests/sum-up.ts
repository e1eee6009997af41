import { newBatchPuts } from '#core/deliveries/claim-batch.ts'
import type { DeliveryDeps } from '#core/deliveries/sender.ts'
import { senderFor } from '#core/deliveries/sender-for.ts'
import type { Batch, Recipient } from '#core/deliveries/batch.ts'
import { Refusal } from '#core/errors.ts'
import { noCounts, type Notice } from '#core/notices/notice.ts'
import { noticePuts } from '#core/notices/record.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import type { Change, Entry } from '#core/ports.ts'
import { whyIn } from '#core/subscribers/asked.ts'
import { wants } from '#core/subscribers/audience.ts'
import { type Digesting, digestingFrom, inDigest, lag, nextDigest } from '#core/subscribers/digesting.ts'
import { written } from '#core/subscribers/keep.ts'
import { subscriberIn, subscriberKey } from '#core/subscribers/record.ts'
import type { Subscriber } from '#core/subscribers/subscriber.ts'
import { suppressedAmong } from '#core/subscribers/suppressed.ts'
import { instant, type Instant, ms } from '#core/words/times.ts'
import { digestMail, type Told, toldOf } from './digest-mail.ts'
import { type HandedOut, handedOut } from './handed-out.ts'

const page = 100

/**
 * Sends everybody whose digest is due one mail that sums up what was handed out since their last, and nobody an empty
 * one. A page of people is one commit of their mails and the times of their next digests, so that a crash neither skips
 * nor repeats anyone. Returns false when it stopped after so many pages with some left.
 */
export async function sumUp(deps: DeliveryDeps, mostPages = Infinity): Promise<boolean> {
  let size = page
  for (let pages = 0; pages < mostPages; pages++) {
    const due = await deps.store.list(['digest-due'], { limit: size })
    const now = instant(deps.clock.now())
    const ready = due.filter(({ key }) => (key[1] ?? '') <= now)
    if (ready.length === 0) return true
    try {
      await deps.store.commit(await summed(deps, ready))
      size = page
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      // Somebody among them changed their mind meanwhile; fewer at once are rarely disturbed.
      size = Math.max(1, Math.floor(size / 4))
    }
  }
  return false
}

/** Somebody whose digest is due, with what it covers. */
interface Due {
  subscriber: Subscriber
  digesting: Digesting
  upTo: Instant
}

async function summed(deps: DeliveryDeps, ready: readonly Entry[]): Promise<Change> {
  const { store, clock } = deps
  const entries = await store.get(ready.map(({ key }) => subscriberKey(key[2] ?? '')))
  const people = entries.map(subscriberIn)
  const due = people.flatMap((subscriber, index): Due[] => {
    const { digesting } = subscriber ?? {}
    if (!subscriber || !digesting || digesting.dueAt !== ready[index]?.key[1]) return []
    return [{ subscriber, digesting, upTo: digesting.until ?? instant(clock.now() - lag) }]
  })
  const mails = await mailsFor(deps, due)
  const changes = due.map((each) => written(each.subscriber, after(each, clock.now())))
  return {
    expect: [
      ...ready.map(({ key, version }) => ({ key, version })),
      ...entries.flatMap((entry) => (entry ? [{ key: entry.key, version: entry.version }] : [])),
    ],
    put: [...changes.flatMap(({ put }) => put), ...mails],
    remove: [
      ...changes.flatMap(({ remove }) => remove),
      // What leads to nobody any more.
      ...ready
        .filter(({ key }) => !due.some(({ subscriber }) => subscriber.id === key[2]))
        .map(({ key }) => key),
    ],
  }
}

/** How far their digests are after this one. */
function after({ subscriber, digesting, upTo }: Due, now: number): Subscriber {
  const { digesting: _digesting, ...rest } = subscriber
  const { digest, timeZone } = rest
  if (!digest) return rest
  if (digesting.until !== null) return { ...rest, digesting: digestingFrom(now, digest, timeZone) }
  return { ...rest, digesting: { ...digesting, upTo, heard: [], dueAt: nextDigest(digest, timeZone, now) } }
}

async function mailsFor(deps: DeliveryDeps, due: readonly Due[]) {
  const { store, content } = deps
  const first = due.reduce(
    (earliest, { digesting }) => (digesting.upTo < earliest ? digesting.upTo : earliest),
    '~',
  )
  const last = due.reduce((latest, { upTo }) => (upTo > latest ? upTo : latest), '')
  const all = due.length > 0 && first < last ? await handedOut(store, first, last) : []
  const suppressed = await suppressedAmong(
    store,
    due.map(({ subscriber }) => subscriber.email),
  )
  const heard = due
    .filter(({ subscriber }) => !suppressed.has(subscriber.email))
    .map((each) => ({ ...each, ids: heardOf(deps, each, all) }))
    .filter(({ ids }) => ids.length > 0)
  const told = await toldOf(deps, [...new Set(heard.flatMap(({ ids }) => ids))])
  const own = content.site.language
  const alike = Map.groupBy(heard, ({ ids, subscriber: { digest, language } }) =>
    [digest?.every ?? 'day', language ?? own, ...ids].join(' '),
  )
  return [...alike.values()].flatMap((group) => noticeFor(deps, group, told))
}

/** The incidents and the planned work that somebody hears of, in the order in which they did. */
function heardOf(
  { content }: DeliveryDeps,
  { subscriber, digesting, upTo }: Due,
  all: readonly HandedOut[],
): string[] {
  const ids = all
    .filter(({ at }) => ms(at) > ms(digesting.upTo) && ms(at) <= ms(upTo))
    .filter(
      ({ at, notice }) =>
        inDigest(subscriber, notice.incident, at) &&
        subscriber.confirmedAt <= notice.createdAt &&
        !digesting.heard.includes(notice.incident ?? '') &&
        wants(content.catalogue, subscriber, notice),
    )
    .flatMap(({ notice }) => notice.incident ?? [])
  return [...new Set(ids)]
}

function noticeFor(
  deps: DeliveryDeps,
  group: readonly (Due & { ids: string[] })[],
  told: ReadonlyMap<string, Told>,
) {
  const { clock, ids, content } = deps
  const [first] = group
  if (!first) return []
  const own = content.site.language
  const language = first.subscriber.language ?? own
  const id = ids.id()
  const now = instant(clock.now())
  const recipients = group.map(({ subscriber }): Recipient => ({
    subscriber: subscriber.id,
    email: subscriber.email,
    token: subscriber.token,
    why: whyIn(mailVoice(language), content.catalogue, subscriber),
    ...(language !== own && { language }),
    outcome: null,
  }))
  const { batchLimit } = senderFor(deps, 'email')
  const batches = Array.from({ length: Math.ceil(recipients.length / batchLimit) }, (_, index): Batch => ({
    notice: id,
    number: index + 1,
    recipients: recipients.slice(index * batchLimit, (index + 1) * batchLimit),
    state: 'queued',
    attempts: 0,
    firstAttemptAt: null,
    dueAt: now,
    error: null,
  }))
  const items = first.ids.flatMap((each) => told.get(each) ?? [])
  const notice: Notice = {
    id,
    kind: 'digest',
    incident: null,
    createdAt: now,
    audience: { to: 'some' },
    mail: digestMail(deps, first.subscriber.digest?.every ?? 'day', language, items),
    cursor: null,
    expanded: true,
    batches: batches.length,
    settled: 0,
    counts: { ...noCounts, recipients: recipients.length },
  }
  return items.length > 0 ? [...noticePuts(notice), ...batches.flatMap(newBatchPuts)] : []
}
