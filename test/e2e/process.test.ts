import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { repository } from '#test/fakes/deps.ts'
import { fakeResend } from '#test/fakes/resend.ts'
import { smtpCatcher } from '#test/fakes/smtp.ts'
import { startUpstash } from '#test/fakes/upstash.ts'
import { eventually, forget, startProcess, type StatusProcess, token } from './process.ts'

let running: StatusProcess | null = null
afterEach(async () => {
  await running?.stop()
  if (running) forget(running)
  running = null
})

describe('the process', () => {
  it('prints where the page is, serves it, and ends cleanly on SIGTERM', async () => {
    running = await startProcess()
    expect((await fetch(running.url)).status).toBe(200)
    expect(await running.stop()).toBe(0)
    running = null
  })

  it('keeps everything over a restart', async () => {
    const first = await startProcess()
    await first.script('Investigating issue with authentication')
    await first.stop()
    running = await startProcess({}, first.dataDir)
    expect(await (await fetch(running.url)).text()).toContain('Issue with authentication')
  })

  it('keeps what was accepted when it is killed', async () => {
    const first = await startProcess()
    await first.script('Investigating issue with authentication')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    running = await startProcess({}, first.dataDir)
    expect(await (await fetch(`${running.url}/incidents/${today()}`)).text()).toContain(
      'Issue with authentication',
    )
  })

  it('keeps everything in Upstash where that is named, with nothing of its own', async () => {
    const { url, token: key, stop } = await startUpstash()
    const upstash = { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: key }
    const first = await startProcess(upstash)
    const { stdout } = await first.script('Investigating issue with authentication')
    expect(stdout).toContain('opened INC-')
    expect(await readdir(first.dataDir)).not.toContain('status.db')
    await first.stop()
    forget(first)
    running = await startProcess(upstash)
    expect(await (await fetch(running.url)).text()).toContain('Issue with authentication')
    await running.stop()
    await stop()
  })

  it.each([
    [{ PORT: 'http' }, 'PORT: expected a port number from 0 to 65535, got "http"'],
    [
      { SITE_URL: 'status.example.com' },
      'SITE_URL: expected an address like https://status.example.com, got "status.example.com"',
    ],
  ])('does not start with %j, and says why', async (environment, line) => {
    const child = spawn(process.execPath, ['dist/server.mjs'], {
      cwd: repository,
      env: { PATH: process.env.PATH, ...environment },
    })
    let said = ''
    child.stderr.on('data', (data: Buffer) => (said += data.toString()))
    await once(child, 'close')
    expect([child.exitCode, said]).toEqual([1, `The environment has mistakes:\n  ${line}\n`])
  })

  it('says which port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    await expect(startProcess({ PORT: String(port) })).rejects.toThrow(
      `expected a free port, got ${port}, which another program uses`,
    )
    taken.close()
  })

  it('takes a request with no body, in chunks, and refuses one that is too large in chunks', async () => {
    running = await startProcess()
    const { hostname, port } = new URL(running.url)
    const post = (path: string, chunks: string[] | null, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; body: string }>((done, failed) => {
        const sent = request({ hostname, port, path, method: 'POST', headers }, (response) => {
          let body = ''
          response.on('data', (data: Buffer) => (body += data.toString()))
          response.once('end', () => {
            done({ status: response.statusCode ?? 0, body })
          })
        })
        sent.once('error', failed)
        sent.useChunkedEncodingByDefault = chunks !== null
        for (const chunk of chunks ?? []) sent.write(chunk)
        sent.end()
      })
    expect((await post('/unsubscribe?token=x', null)).status).toBe(404)
    expect(
      (
        await post('/unsubscribe?token=x', ['List-Unsubscribe=', 'One-Click'], {
          'Content-Type': 'application/x-www-form-urlencoded',
        })
      ).status,
    ).toBe(404)
    const json = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    expect((await post('/api/v1/notices', ['{"message":', '"Database is down"}'], json)).status).toBe(201)
    const large = await post(
      '/api/v1/notices',
      Array.from({ length: 20 }, () => 'x'.repeat(5000)),
      json,
    )
    expect([large.status, large.body]).toEqual([413, expect.stringContaining('larger than 64 KB')])
  })

  it('sends through a real SMTP server when SMTP_URL is set', async () => {
    const smtp = await smtpCatcher()
    running = await startProcess({ SMTP_URL: smtp.url })
    await fetch(`${running.url}/api/v1/subscriptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"email":"mara@example.com"}',
    })
    const [mail] = await eventually(
      () => Promise.resolve(smtp.mails),
      (mails) => mails.length === 1,
    )
    expect(mail?.subject).toBe('Confirm your email address for DuetRight Status')
    await smtp.close()
  })
})

describe('the process with an account at Resend', () => {
  it('sends through its batch API under an idempotency key', async () => {
    const resend = await fakeResend({ now: () => Date.now() })
    const MAIL_FROM = 'DuetRight Status <status@example.com>'
    running = await startProcess({ RESEND_API_KEY: resend.apiKey, RESEND_BASE_URL: resend.url, MAIL_FROM })
    await fetch(`${running.url}/api/v1/subscriptions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"email":"mara@example.com"}',
    })
    const [mail] = await eventually(
      () => Promise.resolve(resend.ledger),
      (ledger) => ledger.length === 1,
    )
    expect(mail).toMatchObject({
      to: ['mara@example.com'],
      subject: 'Confirm your email address for DuetRight Status',
    })
    expect(mail?.key).toMatch(/^\w+\/1$/)
    await resend.close()
  })
})

describe('the script against the real server', () => {
  it('opens, updates and resolves one incident, and prints every inference', async () => {
    running = await startProcess()
    const opened = await running.script('Investigating issue with authentication')
    expect(opened).toMatchObject({ code: 0, stderr: '' })
    expect(opened.stdout).toContain(`opened ${today()}`)
    expect(opened.stdout).toMatch(
      /status investigating .*\ncomponent Authentication .*\nseverity P1 Critical \(decision tree: Is authentication broken\? Yes/,
    )
    expect(opened.stdout.trim().split('\n').at(-1)).toBe(`${running.url}/incidents/${today()}`)

    const updated = await running.script('Identified: the certificate ran out')
    expect(updated.stdout).toContain(`posted update 2 to ${today()}`)
    const resolved = await running.script('--resolve', 'A new certificate is in place')
    expect(resolved.stdout).toContain('and resolved it')
    expect(await (await fetch(`${running.url}/api/v2/status.json`)).json()).toMatchObject({
      status: { indicator: 'none' },
    })
  })

  it('changes nothing when it is run again with the same key', async () => {
    running = await startProcess()
    await running.script('Database is down', '--key', 'abc')
    const again = await running.script('Database is down', '--key', 'abc')
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('unchanged')])
  })

  it('has an exit code for a server that is down, a wrong token, a refused notice and a conflict', async () => {
    running = await startProcess()
    const at = (url: string, secret: string, ...parameters: string[]) =>
      new Promise<{ code: number | null; lines: string[] }>((done) => {
        const child = spawn(`${repository}/scripts/update-status-page.sh`, parameters, {
          env: { PATH: process.env.PATH, STATUS_API_URL: url, STATUS_API_TOKEN: secret },
        })
        let said = ''
        child.stderr.on('data', (data: Buffer) => (said += data.toString()))
        child.once('close', (code) => {
          done({ code, lines: said.trim().split('\n') })
        })
      })
    const answers = [
      await at('http://127.0.0.1:1', token, 'x'),
      await at(running.url, 'wrong', 'x'),
      await at(running.url, token, 'x', '--component', 'warp'),
      await at(running.url, token, '--resolve'),
    ]
    expect(answers.map(({ code }) => code)).toEqual([3, 4, 5, 6])
    expect(answers.map(({ lines }) => lines.length)).toEqual([1, 1, 1, 1])
  })
})

function today(): string {
  return `INC-${new Date().toISOString().slice(0, 10)}-001`
}
