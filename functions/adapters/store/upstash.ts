import { Redis } from '@upstash/redis/cloudflare'
import { conflict, Refusal } from '#core/errors.ts'
import type { Change, Clock, Entry, Key, Store } from '#core/ports.ts'
import { decodeKey, encodeKey, rangeOf } from './keys.ts'
import { commitScript, listScript, sweepScript } from './upstash-scripts.ts'

export interface UpstashOptions {
  /** `https://eu1-example.upstash.io` */
  url: string
  token: string
  /** What every Redis key begins with, so that several pages can share a database. */
  prefix?: string
}

export interface UpstashStore extends Store {
  /** Frees what has expired; returns how many entries that were. */
  sweep(): Promise<number>
}

/** Upstash takes 10 MB a request. */
const mostBytes = 10_000_000
/** Before each new attempt, in milliseconds. */
const pauses = [50, 200, 800]
/** How long one attempt may take, in milliseconds. */
const longest = 10_000

/** Keeps everything in Redis over Upstash's REST API; any number of processes and isolates may share it. */
export function upstashStore({ url, token, prefix = 'status' }: UpstashOptions, clock: Clock): UpstashStore {
  const redis = new Redis({
    url,
    token,
    automaticDeserialization: false,
    enableTelemetry: false,
    enableAutoPipelining: false,
    retry: false,
    signal: () => AbortSignal.timeout(longest),
  })
  const entries = `${prefix}:entries`
  const keys = [entries, `${prefix}:keys`, `${prefix}:expiring`, `${prefix}:commits`]
  const [commitNow, listNow, sweepNow] = [
    redis.createScript<[string, string]>(commitScript),
    redis.createScript<string[]>(listScript),
    redis.createScript<number>(sweepScript),
  ]

  return {
    async get(wanted) {
      const ids = wanted.map(encodeKey)
      if (ids.length === 0) return []
      // Without deserialization the client hands on what Redis answers: a list in the order of the question.
      const rows = (await reached(() => redis.hmget(entries, ...ids))) as unknown as (string | null)[]
      return ids.map((id, index) => entryOf(id, rows[index] ?? null, clock.now()))
    },

    async list(below, { after, limit, reverse = false }) {
      const { from, to } = rangeOf(below)
      const start = after && encodeKey(after)
      if (limit === 0) return []
      const low = !reverse && start && start > from ? start : from
      const high = reverse && start && start < to ? start : to
      if (low >= high) return []
      const now = clock.now()
      const flat = (await reached(() =>
        listNow.exec(keys, [`(${low}`, `(${high}`, String(limit), reverse ? '1' : '0', String(now)]),
      )) as string[]
      return Array.from({ length: flat.length / 2 }, (_, index) =>
        entryOf(flat[2 * index] ?? '', flat[2 * index + 1] ?? null, now),
      ).filter((entry) => entry !== null)
    },

    async commit(change) {
      const id = crypto.randomUUID()
      const given = [id, String(clock.now()), ...argumentsOf(change)]
      refuseTooLarge(given)
      const [state, answer] = (await reached(() =>
        commitNow.exec([...keys, `${prefix}:done:${id}`], given),
      )) as [string, string]
      if (state === 'done') return answer
      throw conflict(`${decodeKey(answer).join('/')} has changed`)
    },

    async sweep() {
      return Number(await reached(() => sweepNow.exec(keys, [String(clock.now())])))
    },
  }
}

/** Counts of expectations, removals and puts, each followed by what they are. */
function argumentsOf({ expect, put, remove }: Change): string[] {
  return [
    String(expect.length),
    ...expect.flatMap(({ key, version }) => [encodeKey(key), version ?? '']),
    String(remove.length),
    ...remove.map((key: Key) => encodeKey(key)),
    String(put.length),
    ...put.flatMap(({ key, value, expiresAt }) => [
      encodeKey(key),
      expiresAt === undefined ? '' : String(expiresAt),
      JSON.stringify(value),
    ]),
  ]
}

function refuseTooLarge(given: readonly string[]): void {
  const bytes = new TextEncoder().encode(JSON.stringify(given)).length
  if (bytes > mostBytes)
    throw new Error(`A commit may have ${mostBytes} bytes, and this one has ${bytes}. Nothing was written.`)
}

/** A row is `version:expiry:json`, the expiry in milliseconds or empty. */
function entryOf(id: string, row: string | null, now: number): Entry | null {
  const [whole, version = '', expiresAt = '', json = ''] = /^(\d+):(\d*):(.*)$/s.exec(row ?? '') ?? []
  if (whole === undefined || (expiresAt && Number(expiresAt) <= now)) return null
  return {
    key: decodeKey(id),
    value: JSON.parse(json) as unknown,
    version,
    ...(expiresAt && { expiresAt: Number(expiresAt) }),
  }
}

/**
 * Tries again whatever fails: reading changes nothing, and a commit has an id by which Redis knows that it is done. What
 * still fails may pass later.
 */
async function reached<T>(call: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await call()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return call().catch((error: unknown) => {
    throw new Refusal('unavailable', `The store cannot be reached: ${reason(error)}.`)
  })
}

/** The client repeats the whole command in what it says, which may hold addresses of subscribers. */
function reason(error: unknown): string {
  return (error as Error).message.replace(/, command was: .*/s, '')
}
