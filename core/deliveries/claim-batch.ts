import { Refusal } from '#core/errors.ts'
import type { Notice } from '#core/notices/notice.ts'
import { noticeKey } from '#core/notices/record.ts'
import type { Change, Entry, Key, Put, Version } from '#core/ports.ts'
import { instant, minute, ms, second } from '#core/words/times.ts'
import { type Batch, batchKey, type BatchName, dueKey, openKey, type Recipient } from './batch.ts'
import { partRecipients } from './first-attempt.ts'
import { allowance, midnightAfter, paced, paceKey, pauseKey } from './limits.ts'
import type { DeliveryDeps } from './sender.ts'
import { isStopped, sendingKey } from './sending.ts'
import { endIfTooOld } from './retries.ts'
import type { Standing } from './standing.ts'

/** Longer than any sender waits for an answer. */
const lease = 2 * minute
const attempts = 5

/** A batch that is ours to send until its lease ends. */
export interface Claimed {
  batch: Batch
  notice: Notice
  version: Version
}

/** Nothing to send of this batch now; or not before, of any. */
export type NotClaimed = 'nothing' | { until: number }

/**
 * Takes a batch for sending. At its first attempt those who must wait, for an earlier notice or for another day, are put
 * into a batch of their own in the same commit; the key is not used yet, so nobody can be lost or written to twice.
 */
export async function claimBatch(
  deps: DeliveryDeps,
  name: BatchName,
  standing: Standing,
): Promise<Claimed | NotClaimed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await claim(deps, name, standing)
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'conflict')) throw error
      if (attempt === attempts) return 'nothing'
    }
  }
}

interface Read {
  batch: Batch
  notice: Notice
  entries: (Entry | null)[]
  now: number
}

async function claim(deps: DeliveryDeps, name: BatchName, standing: Standing): Promise<Claimed | NotClaimed> {
  const { store, clock, limits = {} } = deps
  const keys: Key[] = [batchKey(name), noticeKey(name.notice), sendingKey, paceKey, pauseKey]
  const entries = await store.get(keys)
  const [batchEntry, noticeEntry, sending, ...pace] = entries
  if (!batchEntry || !noticeEntry || isStopped(sending)) return 'nothing'
  const batch = batchEntry.value as Batch
  const notice = noticeEntry.value as Notice
  const now = clock.now()
  if (batch.state !== 'queued' || ms(batch.dueAt) > now) return 'nothing'
  if (await endIfTooOld(deps, { batch, notice, version: batchEntry.version }, now)) return 'nothing'

  const allowed = batch.channel ? { emails: Infinity } : allowance(limits, pace, now)
  if ('until' in allowed) return allowed
  const read: Read = { batch, notice, entries, now }
  if (batch.attempts > 0) return take(deps, read, batch.recipients, [])

  const parted = await partRecipients(deps, batch, notice, standing)
  if (!parted) return postpone(deps, read, batch.recipients, now + second)
  const { now: chosen, waiting, lookAgainAt } = parted
  const { today, tomorrow } = withinDay(chosen, allowed.emails)
  if (today.length === 0 && waiting.length > 0) return postpone(deps, read, waiting, lookAgainAt)
  const waits = (batch.waits ?? 0) + 1
  return take(deps, read, today, [
    { recipients: waiting, dueAt: lookAgainAt, waits },
    { recipients: tomorrow, dueAt: midnightAfter(now) },
  ])
}

function withinDay(recipients: Recipient[], emails: number): { today: Recipient[]; tomorrow: Recipient[] } {
  let left = emails
  const { today = [], tomorrow = [] } = Object.groupBy(recipients, ({ outcome }) =>
    outcome || left-- > 0 ? 'today' : 'tomorrow',
  )
  return { today, tomorrow }
}

interface Rest {
  recipients: Recipient[]
  dueAt: number
  waits?: number
}

async function take(
  deps: DeliveryDeps,
  { batch, notice, entries, now }: Read,
  recipients: Recipient[],
  rests: readonly Rest[],
): Promise<Claimed> {
  const { store, siteUrl, mailFrom } = deps
  const claimed: Batch = {
    ...batch,
    recipients,
    attempts: batch.attempts + 1,
    firstAttemptAt: batch.firstAttemptAt ?? instant(now),
    sender: batch.sender ?? { siteUrl, mailFrom },
    leased: true,
    dueAt: instant(now + lease),
  }
  const split = rests
    .filter((rest) => rest.recipients.length > 0)
    .map((rest, index): Batch => ({
      ...batch,
      number: notice.batches + index + 1,
      recipients: rest.recipients,
      ...(rest.waits !== undefined && { waits: rest.waits }),
      dueAt: instant(rest.dueAt),
    }))
  const expect = [expected(entries, batchKey(batch)), expected(entries, sendingKey)]
  const put: Put[] = [
    { key: batchKey(claimed), value: claimed },
    { key: dueKey(claimed), value: {} },
    ...split.flatMap(newBatchPuts),
  ]
  if (split.length > 0) {
    expect.push(expected(entries, noticeKey(notice.id)))
    put.push({ key: noticeKey(notice.id), value: { ...notice, batches: notice.batches + split.length } })
  }
  const pace = paceChange(deps, claimed, batch.attempts === 0, entries, now)
  const version = await store.commit({
    expect: [...expect, ...pace.expect],
    put: [...put, ...pace.put],
    remove: [dueKey(batch)],
  })
  return { batch: claimed, notice, version }
}

function paceChange(
  { limits = {} }: DeliveryDeps,
  { channel, recipients }: Batch,
  first: boolean,
  entries: (Entry | null)[],
  now: number,
): Pick<Change, 'expect' | 'put'> {
  const emails = recipients.filter(({ outcome }) => outcome === null).length
  if (channel || emails === 0 || (!limits.perSecond && limits.perDay === undefined))
    return { expect: [], put: [] }
  return {
    expect: [expected(entries, paceKey)],
    put: [paced(limits, entryAt(entries, paceKey), now, first ? emails : 0)],
  }
}

/** Puts a batch off that nothing was sent of. */
async function postpone(
  { store }: DeliveryDeps,
  { batch, entries }: Read,
  recipients: Recipient[],
  until: number,
): Promise<'nothing'> {
  const later: Batch = { ...batch, recipients, waits: (batch.waits ?? 0) + 1, dueAt: instant(until) }
  await store.commit({
    expect: [expected(entries, batchKey(batch))],
    put: [
      { key: batchKey(later), value: later },
      { key: dueKey(later), value: {} },
    ],
    remove: [dueKey(batch)],
  })
  return 'nothing'
}

/** What a batch begins with in the store. */
export function newBatchPuts(batch: Batch): Put[] {
  const open = openKey(batch)
  return [
    { key: batchKey(batch), value: batch },
    { key: dueKey(batch), value: {} },
    ...(open ? [{ key: open, value: { after: batch.page?.after ?? null } }] : []),
  ]
}

function entryAt(entries: (Entry | null)[], key: Key): Entry | undefined {
  return entries.find((entry) => entry?.key.join('/') === key.join('/')) ?? undefined
}

function expected(entries: (Entry | null)[], key: Key) {
  return { key, version: entryAt(entries, key)?.version ?? null }
}
