import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export interface Program {
  stop(): Promise<unknown>
}

/** Installs what is missing where that is possible, by package of Debian; names it otherwise. */
export function needPrograms(packages: Record<string, string>): void {
  const isThere = (program: string) => spawnSync('which', [program]).status === 0
  const missing = Object.entries(packages).filter(([program]) => !isThere(program))
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  console.log(`Installing ${names.join(' and ')} …`)
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', ...names], { stdio: 'ignore' })
  if (missing.every(([program]) => isThere(program))) return
  throw new Error(`Missing: ${names.join(', ')}. Install it with apt-get install ${names.join(' ')}`)
}

/** Runs until it is stopped; what it says is shown when it ends by itself. */
export function run(program: string, options: string[]): Program {
  const child = spawn(program, options, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  let stopped = false
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const ended = new Promise<void>((done) => {
    child.once('exit', (code) => {
      if (!stopped) console.error(`${program} ended with ${code}:\n${said}`)
      done()
    })
  })
  return {
    stop: () => {
      stopped = true
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** One number, as Prometheus reads it. */
export async function metric(name: string): Promise<Program & { port: number; set(value: number): void }> {
  let value = 0
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4').end(`${name} ${value}\n`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      value = next
    },
    stop: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(closed)
      }),
  }
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(
    servers.map((server) => new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}

export async function until<T>(
  what: string,
  look: () => Promise<T>,
  holds: (found: T) => boolean,
): Promise<T> {
  for (let tries = 0; tries < 240; tries++) {
    const found = await look()
    if (holds(found)) return found
    await pause(250)
  }
  throw new Error(`Waited a minute for ${what} in vain.`)
}
