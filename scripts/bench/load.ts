import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

export interface Load {
  url: string
  encoding: 'identity' | 'gzip'
  /** Gives each request a query of its own, as a crowd with cache busters does. */
  randomQuery: boolean
  seconds: number
}

export interface Outcome {
  perSecond: number
  errors: number
}

export const connections = 64

const withWrk = spawnSync('wrk', ['-v']).error === undefined

/** In words, for a note below the figures. */
export const generator = withWrk ? 'wrk, one thread' : 'a generator of our own in one thread'

/** Reads one address over so many connections that stay open, as fast as it is answered. */
export function crowdAt(load: Load): Promise<Outcome> {
  return withWrk ? byWrk(load) : byWorker(load)
}

async function byWrk({ url, encoding, randomQuery, seconds }: Load): Promise<Outcome> {
  const child = spawn('wrk', [
    ...['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`],
    ...['--header', `Accept-Encoding: ${encoding}`],
    ...['--script', join(import.meta.dirname, 'load.lua')],
    url,
    '--',
    randomQuery ? 'random' : 'same',
  ])
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  await once(child, 'close')
  const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1] ?? 0)
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(said) ?? []
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    errors:
      number(/Non-2xx or 3xx responses: (\d+)/) +
      socketErrors.slice(1).reduce((sum, count) => sum + Number(count), 0),
  }
}

async function byWorker(load: Load): Promise<Outcome> {
  const worker = new Worker(new URL('./keep-alive.ts', import.meta.url), {
    workerData: { ...load, connections },
  })
  const [outcome] = (await once(worker, 'message')) as [Outcome]
  return outcome
}
