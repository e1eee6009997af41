import { readFileSync } from 'node:fs'
import { token } from '#test/e2e/process.ts'
import { situations } from '#test/e2e/situations.ts'
import { setStage, type Stage } from '#test/e2e/stage.ts'
import { brotliBytes } from '#test/e2e/weighing.ts'
import type { Bench } from './index.ts'
import { asStarted } from './started.ts'
import { bytes, type Line, median, milliseconds, quantile, ratio } from './table.ts'

const pasts = [10, 1000, 10_000]
const updates = 30
const idleFor = 3000

interface Figures {
  page: number
  median: number
  p99: number
  idle: number
}

export const growth: Bench = {
  title: `Growth with the past, ten components, three open incidents; publish is ${updates} updates until visible`,
  async measure() {
    const figures: Figures[] = []
    for (const past of pasts) figures.push(await figuresAfter(past))
    const [least, most] = [figures.at(0), figures.at(-1)]
    if (!least || !most) throw new Error('Nothing was measured')
    return {
      lines: [
        ...figures.flatMap((each, index) => linesOf(pasts[index] ?? 0, each)),
        { what: 'page, most to least', figure: ratio(most.page, least.page), target: 'flat' },
        { what: 'publish, median, most to least', figure: ratio(most.median, least.median), target: 'flat' },
        { what: 'memory, most to least', figure: ratio(most.idle, least.idle), target: 'flat' },
      ],
    }
  },
}

function linesOf(past: number, { page, median, p99, idle }: Figures): Line[] {
  const name = `${past.toLocaleString('en')} past incidents`
  return [
    { what: `${name}: front page, brotli`, figure: bytes(page), target: bytes(10_240), ok: page <= 10_240 },
    { what: `${name}: publish, median`, figure: milliseconds(median) },
    { what: `${name}: publish, p99`, figure: milliseconds(p99), target: '100 ms', ok: p99 <= 100 },
    {
      what: `${name}: memory, idle`,
      figure: `${(idle / 1024).toFixed(0)} MiB`,
      target: '100 MiB',
      ok: idle <= 100 * 1024,
    },
  ]
}

async function figuresAfter(past: number): Promise<Figures> {
  const open = situations['three open']
  const stage = await setStage({ components: 10, recent: 20, open, past, environment: asStarted })
  try {
    await new Promise((idle) => setTimeout(idle, idleFor))
    const idle = residentKilobytes(stage.child.pid)
    const page = await brotliBytes(`${stage.url}/`)
    const times: number[] = []
    for (let index = 0; index < updates; index++) times.push(await publishOne(stage, index))
    return { page, idle, median: median(times), p99: quantile(times, 0.99) }
  } finally {
    await stage.clear()
  }
}

/** From sending an update until the front page says it. */
async function publishOne({ url, seeded }: Stage, index: number): Promise<number> {
  const message = `Measurement ${String(index).padStart(3, '0')} of how long it takes.`
  const began = performance.now()
  const response = await fetch(`${url}/api/v1/incidents/${seeded.open[0] ?? ''}/updates`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ message, notify: false }),
  })
  if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
  while (!(await (await fetch(url)).text()).includes(message)) {
    if (performance.now() - began > 10_000) throw new Error('The update is not on the page after 10 s')
  }
  return performance.now() - began
}

function residentKilobytes(pid: number | undefined): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes)
}
