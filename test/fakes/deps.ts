import { resolve } from 'node:path'
import type { Clock, Ids, Mail, Mailer, Store } from '#core/ports.ts'
import type { Deps } from '#core/deps.ts'
import type { Content } from '#core/settings/content.ts'
import { contentFrom } from '#functions/adapters/content/directory.ts'
import { memoryStore } from '#functions/adapters/store/memory.ts'

export const repository = resolve(import.meta.dirname, '../..')

/** The content of this repository, read once. */
export const content: Content = await contentFrom(repository)

/** A clock that stands still until it is moved. */
export interface SetClock extends Clock {
  set(instant: string): void
  pass(milliseconds: number): void
}

export function setClock(at = '2026-11-17T02:41:00.000Z'): SetClock {
  let now = Date.parse(at)
  return {
    now: () => now,
    set(instant) {
      now = Date.parse(instant)
    },
    pass(milliseconds) {
      now += milliseconds
    },
  }
}

/** Ids in the order of their making. */
export function countingIds(): Ids {
  let made = 0
  const next = () => String(++made).padStart(26, '0')
  return { id: next, secret: () => `secret-${next()}` }
}

export interface TestDeps extends Deps {
  clock: SetClock
  store: Store
}

export function testDeps(more: Partial<TestDeps> = {}): TestDeps {
  const clock = more.clock ?? setClock()
  return {
    clock,
    ids: countingIds(),
    store: memoryStore(clock),
    content,
    siteUrl: 'https://status.example.com',
    mailFrom: 'DuetRight Status <status@example.com>',
    teamSlack: false,
    ...more,
  }
}

export interface Outbox extends Mailer {
  /** Every mail that was accepted, each key counted once, as a provider with a memory does. */
  mails: Mail[]
  /** Called before a batch is accepted; a throw refuses it. */
  before: (key: string, mails: Mail[]) => void
}

/** A mailer with the memory of Resend: a key seen before sends nothing again and must carry the same mails. */
export function outbox(batchLimit = 100): Outbox {
  const accepted = new Map<string, string>()
  const box: Outbox = {
    name: 'resend',
    batchLimit,
    mails: [],
    before: () => undefined,
    send(key, mails) {
      try {
        if (mails.length > batchLimit) throw new Error(`${mails.length} mails in one batch`)
        box.before(key, mails)
        const payload = JSON.stringify(mails)
        const earlier = accepted.get(key)
        if (earlier !== undefined && earlier !== payload) throw new Error(`other mails under the key ${key}`)
        if (earlier === undefined) box.mails.push(...mails)
        accepted.set(key, payload)
        return Promise.resolve(
          mails.map((_, index) => ({ state: 'sent' as const, providerId: `${key}#${index}` })),
        )
      } catch (error) {
        return Promise.reject(error as Error)
      }
    },
  }
  return box
}
