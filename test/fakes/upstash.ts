import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { getRequestListener } from '@hono/node-server'
import { createClient } from '@redis/client'
import { Hono } from 'hono'

export interface Upstash {
  url: string
  token: string
  /** Empties it, and ends every trouble. */
  clear(): Promise<void>
  /** Commands as Upstash bills them since the last `clear`: one for each that was sent. */
  billed(): number
  /** What happens to the next calls, one after the other; null for none. After the last one all is well. */
  trouble(...kinds: (Trouble | null | undefined)[]): void
  /** How many keys there are below a prefix, looked up in Redis itself and not billed. */
  count(prefix: string): Promise<number>
  /** Bytes that Redis uses for what it holds. */
  memory(): Promise<number>
  /** Whether every call fails from now on. */
  down(isDown: boolean): void
  stop(): Promise<void>
}

/** The call never arrives; it is done and its answer lost; it is refused; the server fails. */
export type Trouble = 'lost' | 'answer lost' | 'too many' | 'failure'

type Answer = { result: unknown } | { error: string }

const mostBytes = 10_000_000

/** Upstash's REST API in front of a real Redis, which nobody else can reach. */
export async function startUpstash(): Promise<Upstash> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'))
  const socket = join(folder, 'redis.sock')
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await untilReady(server.stdout)
  const client = createClient({ socket: { path: socket, tls: false }, RESP: 2 })
  await client.connect()

  const token = crypto.randomUUID()
  const troubles: (Trouble | null | undefined)[] = []
  let billed = 0
  let isDown = false

  const answer = async (command: unknown, encode: (value: unknown) => unknown): Promise<Answer> => {
    billed++
    if (!Array.isArray(command) || command.length === 0) return { error: 'ERR empty command' }
    try {
      return { result: encode(await client.sendCommand(command.map(String))) }
    } catch (error) {
      return { error: (error as Error).message }
    }
  }

  const app = new Hono()
  app.post('/:mode?', async (context) => {
    const { incoming } = context.env as { incoming: { destroy(): void } }
    if (context.req.header('Authorization') !== `Bearer ${token}`)
      return context.json({ error: 'WRONGPASS invalid or missing auth token' }, 401)
    const text = await context.req.text()
    if (Buffer.byteLength(text) > mostBytes)
      return context.json({ error: 'ERR max request size exceeded' }, 413)
    const trouble = isDown ? 'failure' : troubles.shift()
    if (trouble === 'too many') return context.json({ error: 'ERR max requests limit exceeded' }, 429)
    if (trouble === 'failure') return context.json({ error: 'ERR internal' }, 500)
    if (trouble === 'lost') {
      incoming.destroy()
      return context.body(null)
    }
    const encode = context.req.header('Upstash-Encoding') === 'base64' ? base64 : (value: unknown) => value
    const body = JSON.parse(text) as unknown[]
    const mode = context.req.param('mode')
    if (mode !== undefined && mode !== 'pipeline') return context.json({ error: 'ERR unknown path' }, 404)
    const answers: Answer[] = []
    for (const command of mode === 'pipeline' ? body : [body]) answers.push(await answer(command, encode))
    if (trouble === 'answer lost') {
      incoming.destroy()
      return context.body(null)
    }
    if (mode === 'pipeline') return context.json(answers)
    const [only = { error: 'ERR empty command' }] = answers
    return context.json(only, 'error' in only ? 400 : 200)
  })
  const http = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    token,
    async clear() {
      troubles.length = 0
      isDown = false
      await client.sendCommand(['FLUSHALL'])
      billed = 0
    },
    billed: () => billed,
    count: async (prefix) =>
      Number(await client.sendCommand(['ZLEXCOUNT', 'status:keys', `[${prefix}\0`, `(${prefix}\x01`])),
    async memory() {
      const info = String(await client.sendCommand(['INFO', 'memory']))
      const of = (name: string) => Number(new RegExp(`${name}:(\\d+)`).exec(info)?.[1] ?? 0)
      return of('used_memory_dataset')
    },
    trouble: (...kinds) => troubles.push(...kinds),
    down: (now) => {
      isDown = now
    },
    async stop() {
      http.closeAllConnections()
      http.close()
      client.destroy()
      server.kill()
      await once(server, 'exit')
      await rm(folder, { recursive: true })
    },
  }
}

async function untilReady(output: NodeJS.ReadableStream): Promise<void> {
  for await (const line of createInterface({ input: output })) {
    if (/ready to accept connections/i.test(line)) {
      output.resume()
      return
    }
  }
  throw new Error('redis-server ended before it was ready')
}

function base64(value: unknown): unknown {
  if (typeof value === 'string') return value === 'OK' ? value : Buffer.from(value).toString('base64')
  return Array.isArray(value) ? value.map(base64) : value
}
