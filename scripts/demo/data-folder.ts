import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DemoRefused } from './refused.ts'

/** What the demo remembers of a folder, in `demo.json`. */
interface Remembered {
  /** When the page of this folder opened, in milliseconds. */
  openedAt: number
  /** The process that uses it. */
  pid: number
}

export interface DataFolder {
  /** When its page opened; null while it holds no history. */
  openedAt: number | null
  remember(openedAt: number): void
  /** Says that nobody uses it any more. */
  release(): void
}

/** Takes a folder for the demo, emptied unless `keep`; refuses one that holds anything else or is in use. */
export function takeDataFolder(path: string, keep: boolean): DataFolder {
  const note = join(path, 'demo.json')
  const remembered = read(note)
  const name = relative(process.cwd(), path) || path
  if (!remembered && existsSync(path) && readdirSync(path).length > 0)
    throw new DemoRefused(`${name} holds something that no demo made. Choose another folder with --data.`)
  if (remembered && isRunning(remembered.pid))
    throw new DemoRefused(
      `A demo uses ${name} already (process ${remembered.pid}). Stop it, or choose another folder with --data.`,
    )
  if (!keep) rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })

  let openedAt = keep ? (remembered?.openedAt ?? null) : null
  const write = (pid: number) => {
    writeFileSync(note, JSON.stringify({ openedAt, pid }))
  }
  write(process.pid)
  return {
    openedAt,
    remember(at) {
      openedAt = at
      write(process.pid)
    },
    release() {
      write(0)
    },
  }
}

function read(note: string): Remembered | null {
  if (!existsSync(note)) return null
  return JSON.parse(readFileSync(note, 'utf8')) as Remembered
}

function isRunning(pid: number): boolean {
  if (pid === 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
