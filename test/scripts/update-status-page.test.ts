import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('../../scripts/update-status-page.sh', import.meta.url))
const token = 'to"k\\en-3f9c'
const page = 'https://status.example/incidents/INC-2026-11-23-001'
const fields = ['message', 'severity', 'status', 'components', 'incident', 'notify', 'drill']

interface Answer {
  status: number
  type?: string
  body?: string
  headers?: Record<string, string>
}
interface Received {
  path: string
  key: string
  accept: string
  body: Record<string, unknown>
}

let server: Awaited<ReturnType<typeof startServer>>
let folder: string

beforeEach(async () => {
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'update-status-page-'))
  await wrap('curl', 'PATH=${PATH#*:}; exec curl "$@"')
  await wrap('sleep')
})

afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

/** Puts a command first in the script's PATH that writes its arguments to `<name>.log`. */
function wrap(name: string, then = '') {
  const file = join(folder, name)
  return writeFile(file, `#!/usr/bin/env bash\nprintf '%s\\n' "$@" >> '${file}.log'\n${then}\n`, {
    mode: 0o755,
  })
}

/** Answers what is queued with `next`, else like the real endpoint; refuses any request that is not exactly right. */
async function startServer() {
  const received: Received[] = []
  const queue: (Answer | 'hang up')[] = []
  const http = createServer(async (request, response) => {
    const notice = parse(request, await buffer(request))
    const refusal = refuse(request, notice)
    if (!refusal) received.push(notice)
    const answer = refusal ?? queue.shift() ?? posted(notice.accept)
    if (answer === 'hang up') return void request.socket.destroy()
    const type = answer.type === undefined ? {} : { 'Content-Type': answer.type }
    response.writeHead(answer.status, { ...type, ...answer.headers }).end(answer.body)
  })
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const stop = () => new Promise((done) => (http.close(done), http.closeAllConnections()))
  const next = (...answers: (Answer | 'hang up')[]) => void queue.push(...answers)
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, received, next, stop }
}

function refuse({ method, url, headers }: IncomingMessage, { accept, key, body }: Received) {
  if (url !== '/api/v1/notices' && url !== '/api/v1/notices?dryRun=true') return plain(404, `no ${url} here`)
  if (method !== 'POST') return plain(405, `${method} is not POST`)
  if (headers.authorization !== `Bearer ${token}`) return plain(401, 'unknown token')
  if (headers['content-type'] !== 'application/json') return plain(415, 'not JSON')
  if (headers.expect) return plain(417, 'no Expect, please')
  if (accept !== 'text/plain' && accept !== 'application/json') return plain(406, `no ${accept} here`)
  if (!key) return plain(400, 'no Idempotency-Key')
  const stray = Object.keys(body).find((field) => !fields.includes(field))
  return stray ? plain(422, `${stray} is not a field`) : undefined
}

function parse({ url = '', headers }: IncomingMessage, bytes: Buffer): Received {
  const body = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  return { path: url, key: String(headers['idempotency-key'] ?? ''), accept: headers.accept ?? '', body }
}

const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body })
const html = (status: number): Answer => ({ status, type: 'text/html', body: '<h1>Welcome</h1>\n' })
const problem = (status: number, detail: string): Answer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, detail, errors: [] }),
})
const posted = (accept: string): Answer =>
  accept === 'application/json'
    ? { status: 201, type: 'application/json', body: `{ "url": "${page}",\n "opened": true }\n\n` }
    : plain(201, `status investigating\n${page}\n`)

async function run(args: string[], environment: Record<string, string | undefined> = {}) {
  const child = spawn(script, args, {
    env: {
      PATH: `${folder}${delimiter}${process.env['PATH']}`,
      STATUS_API_URL: server.url,
      STATUS_API_TOKEN: token,
      STATUS_RETRY_DELAY: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: code as number, stdout, stderr }
}

const log = (name: string) => readFile(join(folder, name), 'utf8')
const bodies = () => server.received.map(({ body }) => body)

/** The run failed with this code, said nothing on stdout and one printable line on stderr. */
function expectFailure(result: Awaited<ReturnType<typeof run>>, code: number, line: RegExp) {
  expect(result).toMatchObject({ code, stdout: '' })
  expect(result.stderr).toMatch(/^update-status-page: \P{Cc}+\.\n$/u)
  expect(result.stderr).toMatch(line)
  expect(result.stderr).not.toContain(token)
}

describe('update-status-page.sh posts a notice', () => {
  it('says where the incident is', async () => {
    const result = await run(['Investigating issue with authentication'])
    expect(result).toEqual({ code: 0, stdout: `status investigating\n${page}\n`, stderr: '' })
    expect(bodies()).toEqual([{ message: 'Investigating issue with authentication', notify: true }])
  })

  it.each([
    ['double and single quotes', `"sign-in" isn't up`],
    ['backslashes', String.raw`C:\new\ \\ \u0041 \"`],
    ['line breaks and tabs', 'one\ntwo\r\n\tthree\n'],
    ['control characters', 'bell \u0007 escape \u001b[31m delete \u007f start \u0001'],
    ['letters, signs and emoji', '\ufeffÄrger mit 登录 🧑‍🚒 “now” \u2028 \u0085'],
    ['shell syntax', '$(touch /tmp/x) `id` ${HOME} $HOME * ? ~ !! & ; | > %s %n'],
    ['curl syntax', '@/etc/passwd'],
    ['a longer story', 'It is "slow".\n'.repeat(200)],
  ])('brings %s through intact', async (_, message) => {
    expect(await run([message])).toMatchObject({ code: 0 })
    expect(bodies()).toEqual([{ message, notify: true }])
  })

  it('takes what follows -- as the message', async () => {
    expect(await run(['--severity', 'P3', '--', '--resolve'])).toMatchObject({ code: 0 })
    expect(bodies()).toEqual([{ message: '--resolve', severity: 'P3', notify: true }])
  })

  it.each([
    [['--severity', 'P2'], { severity: 'P2' }],
    [['--severity=p4'], { severity: 'P4' }],
    [['--status', 'identified'], { status: 'identified' }],
    [['--status=monitoring'], { status: 'monitoring' }],
    [['--component', 'auth'], { components: ['auth'] }],
    [['--component', 'auth', '--component=a "b"'], { components: ['auth', 'a "b"'] }],
    [['--incident', 'INC-2026-11-23-001'], { incident: 'INC-2026-11-23-001' }],
    [['--incident=INC=1'], { incident: 'INC=1' }],
    [['--resolve'], { status: 'resolved' }],
    [['--resolve', '--status', 'resolved'], { status: 'resolved' }],
    [['--no-notify'], { notify: false }],
    [['--drill'], { drill: true }],
  ])('understands %j before and after the message', async (flags, expected) => {
    expect(await run([...flags, 'Slow'])).toMatchObject({ code: 0 })
    expect(await run(['Slow', ...flags])).toMatchObject({ code: 0 })
    const body = { message: 'Slow', notify: true, ...expected }
    expect(bodies()).toEqual([body, body])
  })

  it.each([[['--resolve']], [['--status', 'resolved']]])('needs no message with %j', async (flags) => {
    expect(await run(flags)).toMatchObject({ code: 0 })
    expect(bodies()).toEqual([
      { message: 'This incident has been resolved.', status: 'resolved', notify: true },
    ])
  })

  it('changes nothing with --dry-run', async () => {
    server.next(plain(200, 'would open an incident'))
    expect(await run(['Slow', '--dry-run'])).toEqual({
      code: 0,
      stdout: 'would open an incident\n',
      stderr: '',
    })
    expect(server.received).toMatchObject([{ path: '/api/v1/notices?dryRun=true', accept: 'text/plain' }])
  })

  it('prints the JSON untouched with --json', async () => {
    const { body: stdout } = posted('application/json')
    expect(await run(['Slow', '--json'])).toEqual({ code: 0, stdout, stderr: '' })
    expect(server.received).toMatchObject([{ path: '/api/v1/notices', accept: 'application/json' }])
  })

  it('counts a repeat that changed nothing as done', async () => {
    server.next(plain(200, page))
    expect(await run(['Slow'])).toMatchObject({ code: 0, stdout: `${page}\n` })
  })

  it('accepts an address with a slash at its end', async () => {
    expect(await run(['Slow'], { STATUS_API_URL: `${server.url}/` })).toMatchObject({ code: 0 })
  })

  it('hands the token to curl, but neither in the process list nor on the screen', async () => {
    server.next({ status: 503 }, { status: 503 }, { status: 503 })
    const result = await run(['Slow'])
    expect(await log('curl.log')).toContain('--max-time\n15\n')
    expect((await log('curl.log')) + result.stdout + result.stderr).not.toContain('3f9c')
  })
})

describe('update-status-page.sh can be repeated', () => {
  it('takes a fresh key for every run', async () => {
    await run(['Slow'])
    await run(['Slow'])
    const keys = server.received.map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
  })

  it('uses the key it is given', async () => {
    await run(['Slow', '--key', 'page-4711 "b"'])
    expect(server.received).toMatchObject([{ key: 'page-4711 "b"' }])
  })

  it.each([
    [html(502)],
    [{ status: 503 }],
    [{ status: 504 }],
    [plain(429, 'slow down')],
    ['hang up' as const],
  ])('tries again with the same key and body after %j', async (answer) => {
    server.next(answer, answer)
    expect(await run(['Slow'])).toEqual({ code: 0, stdout: `status investigating\n${page}\n`, stderr: '' })
    expect(server.received).toHaveLength(3)
    expect(server.received[1]).toEqual(server.received[0])
    expect(server.received[2]).toEqual(server.received[0])
  })

  it('waits longer each time', async () => {
    server.next({ status: 503 }, { status: 503 })
    await run(['Slow'], { STATUS_RETRY_DELAY: undefined })
    expect(await log('sleep.log')).toBe('1\n2\n')
  })

  it('waits as long as the server asks', async () => {
    server.next({ status: 503, headers: { 'Retry-After': '7' } })
    expect(await run(['Slow'])).toMatchObject({ code: 0 })
    expect(await log('sleep.log')).toBe('7\n')
  })

  it('does not keep anyone waiting for more than ten seconds', async () => {
    server.next({ ...plain(429, 'Too many notices.'), headers: { 'retry-after': '11' } })
    expectFailure(await run(['Slow']), 7, /Too many notices\. Wait 11 s\./)
    expect(server.received).toHaveLength(1)
  })

  it('tells how to repeat safely when the answers got lost', async () => {
    server.next('hang up', 'hang up', 'hang up')
    expectFailure(
      await run(['Slow', '--key', 'k-1']),
      3,
      /may have been posted.*--key k-1, which cannot post twice/,
    )
    expect(server.received).toHaveLength(3)
  })

  it('tries again after a timeout', async () => {
    await wrap('curl', 'exit 28')
    expectFailure(await run(['Slow']), 3, /3 attempts/)
    expect((await log('curl.log')).match(/--config/g)).toHaveLength(3)
  })
})

describe('update-status-page.sh fails clearly', () => {
  it.each([
    [[], /no message/],
    [[' \n'], /no message/],
    [['Sign-in', 'is', 'down'], /in quotes/],
    [['Slow', '--sevrity', 'P1'], /unknown flag --sevrity/],
    [['- slow'], /put -- before/],
    [['Slow', '--resolve=yes'], /unknown flag --resolve=yes/],
    [['Slow', '--severity'], /--severity needs a value/],
    [['Slow', '--component='], /--component needs a value/],
    [['Slow', '--incident', '--json'], /--incident needs a value/],
    [['Slow', '--severity', 'P5'], /P1, P2, P3 or P4, not P5/],
    [['Slow', '--status', 'fixed\u001b[31m'], /investigating, identified, monitoring or resolved, not fixed/],
    [['Slow', '--resolve', '--status', 'monitoring'], /contradicts --status monitoring/],
    [['Slow', '--key', 'a\nb'], /--key is plain/],
  ])('sends nothing and exits with 2 for %j', async (args, line) => {
    expectFailure(await run(args), 2, line)
    expect(server.received).toEqual([])
  })

  it.each([
    [{ STATUS_API_URL: 'localhost:4321' }, 2, /STATUS_API_URL starts with http/],
    [{ STATUS_API_URL: 'http://a b' }, 2, /STATUS_API_URL contains a space/],
    [{ STATUS_RETRY_DELAY: 'soon' }, 2, /STATUS_RETRY_DELAY is whole seconds/],
    [{ STATUS_API_TOKEN: undefined }, 4, /STATUS_API_TOKEN is not set/],
    [{ STATUS_API_TOKEN: '' }, 4, /STATUS_API_TOKEN is not set/],
    [{ STATUS_API_TOKEN: `${token}\nX-Evil: 1` }, 4, /STATUS_API_TOKEN contains/],
    [{ STATUS_API_TOKEN: 'other' }, 4, /refused the token \(401\): unknown token\. Check STATUS_API_TOKEN/],
  ])('does not start with %j, even as a dry run', async (environment, code, line) => {
    expectFailure(await run(['Slow', '--dry-run'], environment), code, line)
    expect(server.received).toEqual([])
  })

  it('gives up at once with 3 when the connection is refused', async () => {
    await server.stop()
    expectFailure(await run(['Slow']), 3, /Cannot connect to http.*Check that the server runs/)
    expect((await log('curl.log')).match(/--config/g)).toHaveLength(1)
    server = await startServer()
  })

  it.each([
    [401, 4, /Check STATUS_API_TOKEN/],
    [403, 4, /Check STATUS_API_TOKEN/],
    [400, 5, /Correct it/],
    [404, 5, /Check --incident/],
    [413, 5, /Correct it/],
    [422, 5, /Correct it/],
    [409, 6, /run again, with --incident if several are open/],
    [500, 8, /--key [0-9a-f]{32}, which cannot post twice/],
  ])('says why the server answered %i, once, and exits with %i', async (status, code, advice) => {
    server.next(
      plain(status, 'Because "of" \u001b[31mthat\u009b\\.\r\n'),
      problem(status, 'Because "of"\n\u001b[31mthat\u009b\\.'),
    )
    for (const args of [['Slow'], ['Slow', '--json']]) {
      const result = await run(args)
      expectFailure(result, code, /: Because "of" \[31mthat\\\. /)
      expect(result.stderr).toMatch(advice)
    }
    expect(server.received).toHaveLength(2)
  })

  it.each([
    [429, 7],
    [503, 8],
  ])('gives up after three times %i', async (status, code) => {
    server.next(...Array<Answer>(3).fill(plain(status, 'Too busy.')))
    expectFailure(await run(['Slow']), code, /: Too busy\. .*--key/)
    expect(server.received).toHaveLength(3)
  })

  it.each([
    ['a page with 200', html(200), /200 text\/html/],
    ['a page with 404', html(404), /404 text\/html/],
    ['another kind of success', { status: 204 }, /204 without a content type/],
    ['text that names no incident', plain(200, 'OK'), /200 text\/plain/],
    [
      'JSON where text was asked for',
      { status: 201, type: 'application/json', body: '{}' },
      /201 application\/json/,
    ],
    ['bytes', { status: 200, type: 'application/zip', body: 'PK\0\0' }, /200 application\/zip/],
  ])('does not take %s for success', async (_, answer, line) => {
    server.next(answer)
    expectFailure(await run(['Slow']), 8, line)
  })

  it.each([301, 302, 307, 308])('does not follow a redirect (%i)', async (status) => {
    server.next({ status, headers: { Location: '/api/v1/notices?dryRun=true' } })
    expectFailure(await run(['Slow']), 8, /redirects to http:.*Check STATUS_API_URL/)
    expect(server.received).toHaveLength(1)
  })
})

describe('update-status-page.sh --help', () => {
  it('needs neither a token nor a server', async () => {
    const result = await run(['--help'], { STATUS_API_TOKEN: undefined, STATUS_API_URL: 'nowhere' })
    expect(result).toMatchObject({ code: 0, stderr: '' })
    expect(result.stdout).toContain('update-status-page.sh "Investigating issue with authentication"')
  })

  it('names every exit code and every flag', async () => {
    const { stdout } = await run(['--help'])
    const source = (await readFile(script, 'utf8')).replace(stdout, '')
    const documented = [...stdout.matchAll(/^ {2}(\d) {2}\S/gm)].map(([, code]) => code)
    const returned = [...source.matchAll(/\b(?:fail|exit) (\d)/g)].map(([, code]) => code)
    expect(documented).toEqual([...new Set([...returned, '0'])].sort())
    const flags = /^read_arguments[^]*?^}/m.exec(source)?.[0].match(/--[a-z-]+/g) ?? []
    expect(flags).toContain('--dry-run')
    for (const flag of flags) expect(stdout).toContain(`  ${flag} `)
  })
})
