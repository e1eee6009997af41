import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importKey } from '#core/moving/unfinished-import.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { repository } from '#test/fakes/deps.ts'
import { startUpstash, type Upstash } from '#test/fakes/upstash.ts'
import { forget, startProcess, type StatusProcess } from './process.ts'

let folder: string
let file: string
let upstash: Upstash
let atUpstash: Record<string, string>
let running: StatusProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'moving-'))
  file = join(folder, 'status.jsonl')
  upstash = await startUpstash()
  atUpstash = { UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token }
})
afterEach(async () => {
  for (const each of running) await each.stop().then(() => forget(each))
  running = []
  await upstash.stop()
  await rm(folder, { recursive: true })
})

async function start(environment: Record<string, string>): Promise<StatusProcess> {
  const started = await startProcess(environment)
  running.push(started)
  return started
}

/** A command of package.json, as an operator runs it. */
async function command(name: string, parameters: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [`scripts/${name}.ts`, ...parameters], {
    cwd: repository,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, stdout, stderr }
}

describe('moving house', () => {
  it('takes a page from its file to Upstash and back, with what an operator reads on the way', async () => {
    const old = await start({})
    await old.script('Investigating issue with authentication')
    const atHome = { DATA_DIR: old.dataDir }
    const exported = await command('export', [file], atHome)
    expect(exported).toMatchObject({ code: 0, stderr: '' })
    expect(exported.stdout).toMatch(
      /^Exported \d+ entries from \S+status\.db to \S+ in \d+\.\d s\.\nSHA-256 /,
    )
    expect(exported.stdout).toMatch(/2 entries sealed, everything fits/)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await old.stop()

    const imported = await command('import', [file], atUpstash)
    expect(imported).toMatchObject({ code: 0, stderr: '' })
    expect(imported.stdout).toMatch(/^Imported \d+ entries from \S+ to Upstash at 127\.0\.0\.1:\d+ in /)
    const page = await start(atUpstash)
    expect(await (await fetch(page.url)).text()).toContain('Issue with authentication')
    await page.script('Identified: a certificate ran out')
    await page.stop()

    const back = join(folder, 'back.jsonl')
    const home = { DATA_DIR: join(folder, 'home') }
    expect((await command('export', [back], atUpstash)).code).toBe(0)
    expect((await command('import', [back], home)).code).toBe(0)
    expect((await command('verify', [], home)).stdout).toMatch(/3 entries sealed, everything fits/)
    expect(await (await fetch((await start(home)).url)).text()).toContain('a certificate ran out')
  })

  it('never writes over a file, and never into a store that holds something', async () => {
    const page = await start({})
    await page.script('Investigating issue with authentication')
    const atHome = { DATA_DIR: page.dataDir }
    await command('export', [file], atHome)
    const before = await readFile(file, 'utf8')
    expect(await command('export', [file], atHome)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} exists already. Name another file, or take it away.\n`,
    })
    expect(await readFile(file, 'utf8')).toBe(before)
    expect(await command('import', [file], atHome)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The store is not empty: it holds .*1 incident/),
    })
  })

  it.each([
    [['export'], /^Name one file: npm run export -- status\.jsonl\n$/],
    [['import', 'nowhere.jsonl'], /^nowhere\.jsonl cannot be read: ENOENT.*\n$/],
    [['import', 'README.md'], /^This is not an export: its first line is not a header\.\n$/],
    [['export', '/nowhere/status.jsonl'], /^The store is empty\. No file was written\.\n$/],
  ])('answers %j with one sentence', async ([name = '', ...parameters], sentence) => {
    const answer = await command(name, parameters, atUpstash)
    expect(answer).toMatchObject({ code: 1, stdout: '' })
    expect(answer.stderr).toMatch(sentence)
  })

  it('says that there is no folder to export from, and makes none', async () => {
    const missing = join(folder, 'missing')
    expect((await command('export', [file], { DATA_DIR: missing })).stderr).toContain(
      `There is no folder ${missing}`,
    )
    await expect(stat(missing)).rejects.toThrow('ENOENT')
  })

  it('does not start a page on a store that is half filled', async () => {
    const put = [{ key: importKey, value: { sha256: 'abc', begunAt: '2026-11-17T02:41:00.000Z' } }]
    await upstashStore(upstash, systemClock).commit({ expect: [], put, remove: [] })
    await expect(startProcess(atUpstash)).rejects.toThrow(
      'The status page did not start:\n  The store holds an import that was begun at 2026-11-17T02:41:00.000Z and is not finished. Run `npm run import` with the same file again (SHA-256 abc)',
    )
  })

  it('ends a verification that finds something with a mistake', async () => {
    const page = await start(atUpstash)
    await page.script('Investigating issue with authentication')
    await page.stop()
    await command('export', [file], atUpstash)
    const store = upstashStore(upstash, systemClock)
    const [entry] = await store.list(['audit'], { limit: 1 })
    if (entry) await store.commit({ expect: [], put: [{ key: entry.key, value: {} }], remove: [] })
    const { code, stdout } = await command('verify', [], atUpstash)
    expect(code).toBe(1)
    expect(stdout).toMatch(/is not what link 1 sealed\./)
  })
})
