import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '#core/ports.ts'
import { openIncident } from '#core/incidents/open-incident.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import { content, outbox, testDeps } from '#test/fakes/deps.ts'
import { startUpstash, type Upstash } from '#test/fakes/upstash.ts'
import { people } from '#test/workerd/people.ts'
import type { Bench } from './index.ts'
import { type Line, median, milliseconds, ratio } from './table.ts'

const sizes = [1000, 10_000, 100_000]
const audiences = [100, 1000, 10_000]
const writers = [1, 4, 16, 64]
const rounds = 100

export const scaling: Bench = {
  title: 'What grows with what: both stores, Redis behind a REST bridge on the same machine',
  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'scaling-'))
    const upstash = await startUpstash()
    const file = sqliteStore(join(folder, 'status.db'), systemClock)
    try {
      const redis = upstashStore(upstash, systemClock)
      const lines = [
        ...(await growth('SQLite', file)),
        ...(await growth('Redis', redis)),
        ...(await crowding('SQLite', file)),
        ...(await crowding('Redis', redis)),
        ...(await delivery(upstash)),
      ]
      return { lines, notes: [`Medians of ${rounds}; values of 300 bytes.`] }
    } finally {
      file.close()
      await upstash.stop()
      await rm(folder, { recursive: true })
    }
  },
}

const value = 'x'.repeat(300)
const key = (number: number) => ['filling', String(number).padStart(9, '0')]

/** One commit, one get and one list of a hundred in a store that holds more and more. */
async function growth(name: string, store: Store): Promise<Line[]> {
  const lines: Line[] = []
  const first: number[] = []
  let filled = 0
  for (const size of sizes) {
    for (; filled < size; filled += 500) {
      const put = Array.from({ length: 500 }, (_, at) => ({ key: key(filled + at), value }))
      await store.commit({ expect: [], put, remove: [] })
    }
    const times = [
      await timed((round) => store.commit({ expect: [], put: [{ key: key(round), value }], remove: [] })),
      await timed((round) => store.get([key((round * 7919) % size)])),
      await timed((round) => store.list(['filling'], { after: key((round * 7919) % size), limit: 100 })),
    ]
    if (first.length === 0) first.push(...times)
    const figures = times.map((time, at) => `${milliseconds(time)} (×${ratio(time, first[at] ?? time)})`)
    lines.push({
      what: `${name}, ${size.toLocaleString('en')} entries: commit, get, list of 100`,
      figure: figures.join('  '),
    })
  }
  return lines
}

async function timed(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work(round)
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Commits a second while more and more write at once, each to a key of its own. */
async function crowding(name: string, store: Store): Promise<Line[]> {
  const figures: string[] = []
  for (const count of writers) {
    const began = performance.now()
    await Promise.all(
      Array.from({ length: count }, async (_, writer) => {
        for (let round = 0; round < 256 / count; round++)
          await store.commit({ expect: [], put: [{ key: key(writer), value }], remove: [] })
      }),
    )
    figures.push(`${Math.round(256 / ((performance.now() - began) / 1000)).toLocaleString('en')}/s`)
  }
  return [{ what: `${name}: commits by ${writers.join(', ')} writers at once`, figure: figures.join('  ') }]
}

/** One notice to more and more people on Redis, to a provider that answers at once. */
async function delivery(upstash: Upstash): Promise<Line[]> {
  const lines: Line[] = []
  for (const count of audiences) {
    await upstash.clear()
    const store = upstashStore(upstash, systemClock)
    await people(store, count)
    const before = await upstash.memory()
    const deps = testDeps({ store, content, clock: systemClock as never })
    const input = { title: 'Nobody can sign in', message: 'We look.', severity: 'P1' as const }
    await openIncident(deps, input, { by: 'bench' })
    const [billed, began] = [upstash.billed(), performance.now()]
    const box = outbox()
    await deliver({ ...deps, mailer: box })
    const seconds = (performance.now() - began) / 1000
    if (box.mails.length !== count) throw new Error(`${box.mails.length} mails to ${count} people`)
    const each = (bytes: number) => `${Math.round(bytes / count).toLocaleString('en')} B`
    lines.push({
      what: `a notice to ${count.toLocaleString('en')} people`,
      figure: [
        `${Math.round(count / seconds).toLocaleString('en')} mails/s`,
        `${(((upstash.billed() - billed) / count) * 100).toFixed(1)} commands per hundred`,
        `${each(before)} of Redis for each person, ${each((await upstash.memory()) - before)} for each mail`,
      ].join(', '),
    })
  }
  return lines
}
