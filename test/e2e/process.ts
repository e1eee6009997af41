import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'
import { repository } from '#test/fakes/deps.ts'

export const token = 'a-token-for-journeys'
/** A dashboard that may not be reached, so that no check leaves the machine. */
export const unwatched = 'http://127.0.0.1:9'

export interface StatusProcess {
  url: string
  dataDir: string
  child: ChildProcess
  /** Everything it printed. */
  output(): string
  /** Ends it with SIGTERM; resolves to its exit code. */
  stop(): Promise<number | null>
  /** The script, as an engineer runs it. */
  script(...parameters: string[]): Promise<ScriptRun>
  /** Mail that was written to files, oldest first. */
  mails(): Promise<ParsedMail[]>
}

/** Starts the product as `npm start` does, on a free port and in a folder of its own; `root` holds content and build. */
export async function startProcess(
  environment: Record<string, string> = {},
  dataDir = mkdtempSync(join(tmpdir(), 'status-data-')),
  root = repository,
): Promise<StatusProcess> {
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dataDir,
      STATUS_API_TOKEN: token,
      DASHBOARD_URL: unwatched,
      ...environment,
    },
  })
  let printed = ''
  child.stdout.on('data', (data: Buffer) => (printed += data.toString()))
  child.stderr.on('data', (data: Buffer) => (printed += data.toString()))
  const exited = once(child, 'exit')
  const url = await new Promise<string>((found, failed) => {
    child.stdout.on('data', () => {
      const address = /status page is at (\S+)/.exec(printed)?.[1]
      if (address) found(address)
    })
    void exited.then(() => {
      failed(new Error(`It ended before it was ready:\n${printed}`))
    })
  })
  return {
    url,
    dataDir,
    child,
    output: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
    script: (...parameters) => runScript({ url, token }, ...parameters),
    async mails() {
      const folder = join(dataDir, 'mail')
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).toSorted()
      return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))))
    },
  }
}

export function forget({ dataDir }: StatusProcess): void {
  rmSync(dataDir, { recursive: true, force: true })
}

export interface ScriptRun {
  code: number | null
  stdout: string
  stderr: string
}

/** The script against a page, as an engineer runs it. */
export async function runScript(
  page: { url: string; token: string },
  ...parameters: string[]
): Promise<ScriptRun> {
  const child = spawn(join(repository, 'scripts/update-status-page.sh'), parameters, {
    env: { PATH: process.env.PATH, STATUS_API_URL: page.url, STATUS_API_TOKEN: page.token },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
  await once(child, 'close')
  return { code: child.exitCode, stdout, stderr }
}

/** Asks again until the answer is there; fails after so many milliseconds with what it saw last. */
export async function eventually<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  within = 10_000,
): Promise<T> {
  const deadline = performance.now() + within
  for (;;) {
    const answer = await ask()
    if (good(answer)) return answer
    if (performance.now() > deadline)
      throw new Error(`Waited in vain; last seen: ${JSON.stringify(answer).slice(0, 500)}`)
    await new Promise((again) => setTimeout(again, 20))
  }
}
