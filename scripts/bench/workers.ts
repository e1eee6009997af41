import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from '#test/e2e/process.ts'
import { startWorker, type TestWorker } from '#test/workerd/worker.ts'
import type { Bench } from './index.ts'
import { type Line, quantile } from './table.ts'

const rounds = 300
const emptyWorker = join(import.meta.dirname, 'empty-worker.mjs')
/** Milliseconds of CPU that most requests of a kind may take. */
const mostCpu = 5

export const workers: Bench = {
  title: 'The Worker in workerd, with Redis behind a REST bridge on the same machine',
  async measure() {
    const worker = await startWorker([
      { config: { name: 'empty', main: emptyWorker, compatibility_date: '2026-09-01' } },
    ])
    try {
      const lines = [...(await cold(worker)), ...(await warm(worker)), ...(await commands(worker))]
      return {
        lines,
        notes: [
          `CPU is that of workerd as a whole, its handling of HTTP and its local routing included; ${rounds} requests of each kind, one after the other.`,
        ],
      }
    } finally {
      await worker.stop()
    }
  },
}

/** From nothing, and in a second isolate while the object runs already. */
async function cold(worker: TestWorker): Promise<Line[]> {
  const first = await measured(() => worker.fetch('/'))
  const second = await measured(() => worker.elsewhere('/'))
  return [
    { what: 'first page: isolate and publishing object cold', figure: shown(first) },
    { what: 'first page of another isolate', figure: shown(second) },
  ]
}

async function warm(worker: TestWorker): Promise<Line[]> {
  const kinds: [string, () => Promise<Response>][] = [
    ['the front page', () => worker.fetch('/')],
    ['/api/v2/summary.json', () => worker.fetch('/api/v2/summary.json')],
    ['/pulse.json', () => worker.fetch('/pulse.json')],
    ['an address where nothing is', () => worker.fetch('/wp-login.php')],
    ['the incidents by our own API', () => worker.fetch('/api/v1/incidents')],
    ['a refused command', () => worker.post('/api/v1/incidents', {})],
  ]
  const empty = await cpuOf(() => worker.besides('empty'))
  const lines: Line[] = [{ what: 'CPU of an empty Worker', figure: shownCpu(empty) }]
  for (const [name, ask] of kinds) {
    const taken = await cpuOf(ask)
    const own = { middle: taken.middle - empty.middle, high: taken.high - empty.high }
    lines.push({
      what: `CPU beyond that: ${name}`,
      figure: shownCpu(own),
      target: `p99 under ${mostCpu} ms`,
      ok: own.high < mostCpu,
    })
  }
  const form = await cpuOf(() => worker.fetch('/unsubscribe?token=nobody'))
  const own = { middle: form.middle - empty.middle, high: form.high - empty.high }
  lines.push({ what: 'CPU beyond that: a form, made by the publishing object', figure: shownCpu(own) })
  return lines
}

interface Cpu {
  middle: number
  high: number
}

async function cpuOf(ask: () => Promise<Response>): Promise<Cpu> {
  for (let round = 0; round < 30; round++) await (await ask()).arrayBuffer()
  const all: number[] = []
  for (let round = 0; round < rounds; round++) all.push((await measured(ask)).cpu)
  return { middle: quantile(all, 0.5), high: quantile(all, 0.99) }
}

const shownCpu = ({ middle, high }: Cpu) => `${middle.toFixed(1)} ms, p99 ${high.toFixed(1)} ms`

/** What Upstash would bill. */
async function commands(worker: TestWorker): Promise<Line[]> {
  const billed = async (work: () => Promise<unknown>) => {
    const before = worker.upstash.billed()
    await work()
    return worker.upstash.billed() - before
  }
  const opening = await billed(() =>
    worker.post('/api/v1/incidents', { title: 'Nobody can sign in', message: 'We look.', severity: 'P1' }),
  )
  await eventually(
    () => worker.upstash.count('notice-queue'),
    (queued) => queued === 0,
  )
  const minute = await billed(() => worker.minute(new Date('2026-11-24T10:30:00Z')))
  return [
    { what: 'Redis commands of opening an incident', figure: String(opening) },
    { what: 'Redis commands of a quiet minute', figure: String(minute) },
  ]
}

interface Taken {
  wall: number
  cpu: number
}

async function measured(ask: () => Promise<Response>): Promise<Taken> {
  const [cpu, wall] = [await cpuUsed(), performance.now()]
  await (await ask()).arrayBuffer()
  return { wall: performance.now() - wall, cpu: (await cpuUsed()) - cpu }
}

const shown = ({ wall, cpu }: Taken) => `${wall.toFixed(0)} ms, of which CPU ${cpu.toFixed(0)} ms`

/** Milliseconds that workerd has been on a CPU; only Linux tells that so finely. */
async function cpuUsed(): Promise<number> {
  processes ??= await workerd()
  const files = await Promise.all(
    processes.map(async (pid) => {
      const threads = await readdir(`/proc/${pid}/task`)
      return threads.map((thread) => `/proc/${pid}/task/${thread}/schedstat`)
    }),
  )
  const nanoseconds = await Promise.all(
    files.flat().map(async (file) => {
      const text = await readFile(file, 'utf8').catch(() => '0')
      return Number(text.split(' ')[0])
    }),
  )
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6
}

let processes: string[] | undefined

/** The Worker runs in one of them and is reached through the other. */
async function workerd(): Promise<string[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const ours = await Promise.all(
    all.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /.exec(stat) ?? []
      return name === 'workerd' && Number(parent) === process.pid ? pid : null
    }),
  )
  return ours.filter((pid) => pid !== null)
}
