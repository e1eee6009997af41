import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '#test/e2e/process.ts'
import { people } from './people.ts'
import { startWorker, type TestWorker } from './worker.ts'

const [few, many] = [100, 1100]

let worker: TestWorker
let incident: string
beforeAll(async () => {
  worker = await startWorker()
  await people(worker.store, few)
  const answer = await worker.post('/api/v1/incidents', {
    title: 'Nobody can sign in',
    message: 'We look.',
    severity: 'P1',
  })
  incident = ((await answer.json()) as { id: string }).id
  await sent(few)
})
afterAll(() => worker.stop())

/** Until so many mails are out and written down; asking is not counted. */
async function sent(count: number): Promise<number> {
  await eventually(
    () => worker.upstash.count('notice-queue'),
    (queued) => queued === 0 && worker.resend.ledger.length === count,
  )
  return worker.upstash.billed()
}

/** Commands of one more update that everybody gets. */
async function update(everybody: number): Promise<number> {
  const before = worker.upstash.billed()
  const mails = worker.resend.ledger.length
  await worker.post(`/api/v1/incidents/${incident}/updates`, { message: 'We still look.' })
  return (await sent(mails + everybody)) - before
}

describe('the month of a page with ten probes a minute, 20 incidents and 10,000 subscribers', () => {
  it('fits into what Upstash gives for nothing', async () => {
    const at = (minute: number) => new Date(`2026-11-24T10:${minute}:00Z`)
    await worker.minute(at(29))
    const start = worker.upstash.billed()
    // What is looked at every five minutes, and every fifteen, is looked at as often as that.
    for (let minute = 30; minute < 45; minute++) await worker.minute(at(minute))
    const quietMinute = (worker.upstash.billed() - start) / 15
    const forFew = await update(few)
    await people(worker.store, many - few)
    const forMany = await update(many)

    const forHundred = ((forMany - forFew) / (many - few)) * 100
    const forAll = forFew + forHundred * ((10_000 - few) / 100)
    const minutes = 31 * 24 * 60
    // All probes of a minute are one commit; between these two minutes the clock has not moved, so it is counted here.
    const month = minutes * (quietMinute + 1) + 20 * 5 * forAll
    console.log(
      `Redis commands: ${quietMinute.toFixed(1)} in a quiet minute, ${forFew} for an update to ${few} people, ` +
        `${forHundred.toFixed(1)} more for each hundred, ${Math.round(month).toLocaleString('en')} in such a month`,
    )
    expect(quietMinute).toBeGreaterThan(0)
    expect(month).toBeLessThan(500_000)
  })
})
