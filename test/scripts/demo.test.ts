import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { repository } from '#test/fakes/deps.ts'

interface DemoProcess {
  page: string
  dashboard: string
  output: string
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

let folder: string
let children: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'status-demo-'))
})
afterEach(async () => {
  for (const child of children.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  children = []
  rmSync(folder, { recursive: true })
})

describe('npm run demo', { timeout: 60_000 }, () => {
  it('shows a year, a dashboard that is as broken as the page says, and ends on SIGTERM', async () => {
    const demo = await start(['--now', 'p1'])
    expect(await text(demo.page)).toContain('Nobody can sign in.')
    const aYearAgo = `${new Date().getUTCFullYear() - 1}${new Date().toISOString().slice(4, 7)}`
    expect(await text(`${demo.page}/history`)).toContain(`/history/${aYearAgo}`)

    const auth = `${demo.dashboard}/api/health/services/auth`
    expect((await fetch(`${demo.dashboard}/api/health/services/database`)).status).toBe(200)
    expect((await fetch(auth)).status).toBe(503)
    await fetch(`${demo.dashboard}/services/auth/working`, { method: 'POST' })
    expect((await fetch(auth)).status).toBe(200)

    expect(await demo.stop()).toBe(0)
  })

  it('begins anew at each start, or goes on with --keep', async () => {
    const first = await start(['--now', 'quiet'])
    await post(first.page, 'The printer is on fire')
    expect(await first.stop('SIGINT')).toBe(0)

    const kept = await start(['--keep'])
    expect(await text(kept.page)).toContain('The printer is on fire')
    expect(await text(kept.page)).not.toContain('Webhooks arrive late')
    await kept.stop()

    const anew = await start([])
    expect(await text(anew.page)).not.toContain('The printer is on fire')
    expect(await text(anew.page)).toContain('Webhooks arrive late')
  })

  it('takes the next free port, and says so', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as AddressInfo
    const demo = await start(['--now', 'first-day'], { PORT: String(port) })
    expect(demo.output).toContain(`Port ${port} is taken`)
    expect(Number(new URL(demo.page).port)).toBeGreaterThan(port)
    other.close()
  })

  it('leaves a folder alone that is in use or not its own', async () => {
    await start(['--now', 'first-day'])
    expect(await refused([])).toMatch(/A demo uses \S+ already \(process \d+\)/)
    const foreign = mkdtempSync(join(folder, 'foreign-'))
    writeFileSync(join(foreign, 'status.db'), 'precious')
    expect(await refused(['--data', foreign])).toContain('holds something that no demo made')
  })

  it.each([
    [
      ['--now', 'noon'],
      {},
      '--now: expected one of p2, quiet, p1, three, maintenance, first-day, got "noon"',
    ],
    [[], { PORT: 'http' }, 'PORT: expected a port number from 0 to 65535, got "http"'],
    [
      [],
      { DEMO_DASHBOARD_PORT: '99999' },
      'DEMO_DASHBOARD_PORT: expected a port number from 0 to 65535, got "99999"',
    ],
  ])('does not start with %j %j', async (parameters, environment, reason) => {
    expect(await refused(parameters, environment)).toContain(reason)
  })
})

function run(parameters: string[], environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['scripts/demo.ts', '--data', join(folder, 'data'), ...parameters], {
    cwd: repository,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
  })
  children.push(child)
  return child
}

async function start(parameters: string[], environment: Record<string, string> = {}): Promise<DemoProcess> {
  const child = run(parameters, environment)
  let output = ''
  const exited = once(child, 'exit')
  await new Promise<void>((ready, failed) => {
    const read = (data: Buffer) => {
      output += data.toString()
      if (output.includes('Stop with')) ready()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then(() => {
      failed(new Error(`It ended before it was ready:\n${output}`))
    })
  })
  return {
    page: /status page is at (\S+)/.exec(output)?.[1] ?? '',
    dashboard: /dashboard is at (\S+)/.exec(output)?.[1] ?? '',
    output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await exited
      return child.exitCode
    },
  }
}

/** What it says when it does not start. */
async function refused(parameters: string[], environment: Record<string, string> = {}): Promise<string> {
  const child = run(parameters, environment)
  let said = ''
  child.stderr?.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(1)
  return said
}

async function post(page: string, title: string): Promise<void> {
  const response = await fetch(`${page}/api/v1/incidents`, {
    method: 'POST',
    headers: { Authorization: 'Bearer demo', 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, message: 'It burns.', components: ['dashboard-ui'], notify: false }),
  })
  expect(response.status).toBe(201)
}

async function text(address: string): Promise<string> {
  return (await fetch(address)).text()
}
