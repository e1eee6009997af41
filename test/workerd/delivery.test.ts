import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Batch, batchKey, dueKey } from '#core/deliveries/batch.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { instant } from '#core/words/times.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { randomIds } from '#functions/adapters/ids/random.ts'
import { content } from '#test/fakes/deps.ts'
import type { Mood } from '#test/fakes/resend.ts'
import { people } from './people.ts'
import { startWorker, type TestWorker } from './worker.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await startWorker()
  emails = await people(worker.store, 130)
})
afterAll(() => worker.stop())

let emails: string[]

const about = (title: string) => worker.resend.ledger.filter((mail) => mail.text?.includes(title))

/** Who got how many mails about it: `everybody once`, or who did not. */
function received(title: string): string {
  const counts = new Map(emails.map((email) => [email, 0]))
  for (const { to } of about(title)) counts.set(to[0] ?? '', (counts.get(to[0] ?? '') ?? 0) + 1)
  const wrong = [...counts]
    .filter(([, count]) => count !== 1)
    .map(([email, count]) => `${email} ${count} times`)
  return wrong.length === 0 ? 'everybody once' : `${wrong.length}: ${wrong.slice(0, 3).join(', ')}`
}

/** As if the time of every lease and every pause had passed. */
async function passTime(): Promise<void> {
  const lanes = ['batch-due', 'batch-retry'].map((lane) => worker.store.list([lane], { limit: 1000 }))
  for (const { key } of (await Promise.all(lanes)).flat()) {
    const [, dueAt = '', notice = '', number = ''] = key
    const [entry, due] = await worker.store.get([batchKey({ notice, number: Number(number) }), key])
    if (!entry || !due) continue
    const batch = entry.value as Batch
    if (batch.dueAt !== dueAt) continue
    const now = { ...batch, dueAt: instant(Date.now()) }
    await worker.store
      .commit({
        expect: [{ key: entry.key, version: entry.version }],
        put: [
          { key: entry.key, value: now },
          { key: dueKey(now), value: due.value },
        ],
        remove: now.dueAt === dueAt ? [] : [key],
      })
      .catch(() => undefined)
  }
}

/** Minute after minute until nothing is left to send. */
async function untilSent(): Promise<void> {
  const deadline = performance.now() + 30_000
  while ((await worker.upstash.count('notice-queue')) > 0) {
    expect(performance.now()).toBeLessThan(deadline)
    // It too may meet a store in trouble.
    await passTime().catch(() => undefined)
    await worker.minute()
  }
}

const open = async (title: string) => {
  const answer = await worker.post('/api/v1/incidents', { title, message: `${title}.`, severity: 'P1' })
  return ((await answer.json()) as { id: string }).id
}

describe('delivery on Workers', () => {
  it('begins with the message that an accepted command leaves, and tells the end after the beginning', async () => {
    const id = await open('Alpha')
    await expect.poll(() => about('Alpha').length, { timeout: 10_000 }).toBe(130)
    await worker.post(`/api/v1/incidents/${id}/updates`, { status: 'resolved', message: 'It works.' })
    await expect.poll(() => about('Alpha').length, { timeout: 10_000 }).toBe(260)
    expect(about('Alpha').findIndex(({ text }) => text?.includes('Resolved: Alpha'))).toBe(130)
    expect(received('Resolved: Alpha')).toBe('everybody once')
  })

  it('sends nothing twice, however many messages and minutes come at once', async () => {
    const posted = open('Bravo')
    await Promise.all([posted, worker.message(40), worker.minute(), worker.minute(), worker.minute()])
    await untilSent()
    await Promise.all([worker.message(40), worker.minute()])
    expect(received('Bravo')).toBe('everybody once')
  })

  it('is made good by the next minute when the message was lost', async () => {
    await openIncident(
      {
        ...worker,
        clock: systemClock,
        ids: randomIds(systemClock),
        content,
        siteUrl: 'https://status.example.com',
        mailFrom: 'x@example.com',
        teamSlack: false,
      },
      { title: 'Charlie', message: 'Charlie.', severity: 'P1' },
      { by: 'test' },
    )
    await worker.minute()
    await expect.poll(() => about('Charlie').length, { timeout: 10_000 }).toBe(130)
    expect(received('Charlie')).toBe('everybody once')
  })

  it.each<[string, Mood[]]>([
    ['the provider takes it and its answer is lost', ['accept and hang up', 'accept and hang up']],
    ['the provider cannot be reached', ['hang up', 'hang up', 'hang up']],
    ['the provider wants it slower', [{ status: 429, body: {}, headers: { 'Retry-After': '2' } }, 'hang up']],
    ['the provider fails', [{ status: 500, body: {} }, 'accept and hang up', { status: 503, body: {} }]],
  ])('reaches everybody once although %s', async (title, moods) => {
    worker.resend.next(...moods)
    await open(title)
    await untilSent()
    expect(received(title)).toBe('everybody once')
  })

  it('reaches everybody once although the store loses calls and answers all the time', async () => {
    const kinds = ['lost', null, 'answer lost', null, 'too many', null, null, 'failure', null] as const
    await open('Delta')
    worker.upstash.trouble(...Array.from({ length: 90 }, (_, at) => kinds[at % kinds.length]))
    await untilSent()
    expect(received('Delta')).toBe('everybody once')
  })

  it.each(['before the provider has taken it', 'after the provider has taken it'])(
    'reaches everybody once when it is killed %s',
    async (moment) => {
      const { promise: held, resolve: release } = Promise.withResolvers<void>()
      worker.resend.next(moment.startsWith('before') ? { until: held } : { answerAfter: held })
      const before = worker.resend.requests()
      await open(moment)
      await expect.poll(() => worker.resend.requests(), { timeout: 10_000 }).toBeGreaterThan(before)
      await worker.restart()
      release()
      await untilSent()
      expect(received(moment)).toBe('everybody once')
    },
    60_000,
  )
})
