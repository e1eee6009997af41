import type { Line } from './table.ts'
import { printTable } from './table.ts'

export interface Bench {
  title: string
  measure(): Promise<{ lines: Line[]; notes?: string[] }>
}

const benches: Record<string, () => Promise<Bench>> = {
  page: async () => (await import('./page.ts')).page,
  growth: async () => (await import('./growth.ts')).growth,
  crowd: async () => (await import('./crowd.ts')).crowd,
  scaling: async () => (await import('./scaling.ts')).scaling,
  delivery: async () => (await import('./delivery.ts')).delivery,
  workers: async () => (await import('./workers.ts')).workers,
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches)
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

for (const name of wanted) {
  const bench = await benches[name]?.()
  if (!bench) continue
  const { lines, notes } = await bench.measure()
  printTable(bench.title, lines, notes)
  if (lines.some(({ ok }) => ok === false)) process.exitCode = 1
}
