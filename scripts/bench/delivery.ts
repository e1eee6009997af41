import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { eventually, startProcess, token } from '#test/e2e/process.ts'
import { fakeResend } from '#test/fakes/resend.ts'
import { people } from '#test/workerd/people.ts'
import type { Bench } from './index.ts'
import { asStarted } from './started.ts'
import { type Line, milliseconds } from './table.ts'

const [few, many] = [1000, 100_000]
/** Requests a second that the provider takes, each with a hundred emails. */
const perSecond = 10
const unlimited = 100_000
const patience = 15 * 60_000

interface Figures {
  emails: number
  /** From the answer to the command until the provider had the first email. */
  first: number
  /** From the first email to the last. */
  whole: number
  peak: number
  tooMany: number
}

export const delivery: Bench = {
  title: `Delivery through Resend’s SDK over HTTP to a provider on the same machine`,
  async measure() {
    const small = await send(few, perSecond)
    const large = await send(many, perSecond)
    const free = await send(many, unlimited)
    const limit = (many / 100 / perSecond) * 1000
    const growth = (large.peak - small.peak) / 1024
    const rate = (limited: number) => `${(limited * 100).toLocaleString('en')} emails/s`
    const lines: Line[] = [
      firstLine(few, small),
      firstLine(many, large),
      {
        what: `${many.toLocaleString('en')} emails at ${perSecond} requests/s: the provider alone takes ${seconds(limit)}`,
        figure: `${seconds(large.whole)}, ${(large.whole / limit).toFixed(2)} times`,
        target: '1.10 times',
        ok: large.whole <= 1.1 * limit,
      },
      { what: 'requests that came too fast', figure: String(large.tooMany), target: '0' },
      {
        what: `memory, peak, ${few.toLocaleString('en')} to ${many.toLocaleString('en')} subscribers`,
        figure: `${megabytes(small.peak)} to ${megabytes(large.peak)}, ${growth.toFixed(0)} MB more`,
        target: '30 MB more',
        ok: growth < 30,
      },
      {
        what: `without a limit (the provider’s own is ${rate(5)} in Resend’s documentation)`,
        figure: rate((many / free.whole) * 10),
      },
      { what: 'memory, peak, without a limit', figure: megabytes(free.peak) },
    ]
    return { lines }
  },
}

function firstLine(count: number, { first }: Figures): Line {
  const what = `first of ${count.toLocaleString('en')} emails after the command`
  return { what, figure: milliseconds(first), target: '2,000 ms', ok: first < 2000 }
}

async function send(count: number, rate: number): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'status-bench-'))
  const resend = await fakeResend(systemClock, 'example.com', {
    slim: true,
    ...(rate !== unlimited && { perSecond: rate }),
  })
  const store = sqliteStore(join(dataDir, 'status.db'), systemClock)
  await people(store, count)
  store.close()
  const server = await startProcess(
    {
      ...asStarted,
      SITE_URL: 'https://status.example.com',
      MAIL_FROM: 'DuetRight Status <status@example.com>',
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
      MAIL_REQUESTS_PER_SECOND: String(rate),
    },
    dataDir,
  )
  try {
    const answer = await fetch(`${server.url}/api/v1/notices`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ message: 'Investigating issue with authentication', severity: 'P1' }),
    })
    const released = performance.now()
    if (answer.status !== 201) throw new Error(await answer.text())
    const arrived = async (least: number) => {
      await eventually(
        () => Promise.resolve(resend.ledger.length),
        (got) => got >= least,
        patience,
      )
      return performance.now()
    }
    const first = await arrived(1)
    const last = await arrived(count)
    const addresses = new Set(resend.ledger.flatMap(({ to }) => to))
    if (addresses.size !== count || resend.ledger.length !== count)
      throw new Error(`${resend.ledger.length} emails to ${addresses.size} of ${count} people`)
    return {
      emails: count,
      first: first - released,
      whole: last - first,
      peak: peakKilobytes(server.child.pid),
      tooMany: resend.tooMany(),
    }
  } finally {
    await server.stop()
    await resend.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function peakKilobytes(pid: number | undefined): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function megabytes(kilobytes: number): string {
  return `${(kilobytes / 1024).toFixed(0)} MB`
}

function seconds(time: number): string {
  return `${(time / 1000).toFixed(1)} s`
}
