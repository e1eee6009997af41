import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '#core/ports.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { token, unwatched } from '#test/e2e/process.ts'
import { repository } from '#test/fakes/deps.ts'
import { fakeResend, type FakeResend } from '#test/fakes/resend.ts'
import { seeded } from '../seeded.ts'
import { people } from '#test/workerd/people.ts'
import { buildInstrumented } from './instrument.ts'

export interface CrashProof {
  kills: number
  /** Different places at which it was killed, before and after an await. */
  places: number
  /** How many such places it comes by, and how many awaits there are in the program. */
  passed: number
  awaits: number
  notices: number
  emails: number
  /** What went wrong, in words; empty where nothing did. */
  wrong: string[]
}

/** Two batches. */
const readers = 105
/** Between two starts, so that the lease of whoever was killed has run out. */
const between = 130_000
const file = 'proof.mjs'

interface World {
  dataDir: string
  log: string
  resend: FakeResend
  ahead: number
}

/**
 * Kills the real server with SIGKILL at one await after the other, restarts it on the same data, and sends every command
 * again that was not answered, as the script does. In the end it lets it finish, and counts what the provider took.
 */
export async function proveCrashes(
  kills: number,
  seed: number,
  say: (line: string) => void,
): Promise<CrashProof> {
  const awaits = await buildInstrumented(file)
  const dataDir = mkdtempSync(join(tmpdir(), 'status-proof-'))
  const clock: Clock = { now: () => systemClock.now() + world.ahead }
  const resend = await fakeResend(clock, 'example.com', { slim: true })
  const world: World = { dataDir, log: join(dataDir, 'killed-at'), resend, ahead: 0 }
  const store = sqliteStore(join(dataDir, 'status.db'), systemClock)
  await people(store, readers)
  store.close()
  const story = storyOf(resend)
  try {
    // One incident from beginning to end, so that every await of that is known and how often it is passed.
    await oneRun(world, story, null)
    world.ahead += between
    await oneRun(world, story, null)
    const passed = passagesIn(world.log)
    const random = seeded(seed)
    let killed = 0
    for (let tries = 0; killed < kills && tries < kills * 3; tries++) {
      world.ahead += between
      const before = placesIn(world.log).length
      const [place = '', times = 1] = passed[tries % passed.length] ?? []
      await oneRun(world, story, `${place}#${1 + Math.floor(random() * times)}`)
      killed += placesIn(world.log).length - before
      if (killed % 50 === 0 && placesIn(world.log).length > before) say(`  ${killed} kills`)
    }
    await finish(world, story)
    const places = placesIn(world.log)
    return {
      kills: places.length,
      places: new Set(places).size,
      passed: passed.length,
      awaits,
      notices: story.told().length,
      emails: resend.ledger.length,
      wrong: [...story.wrong, ...whatIsWrong(resend, story.told()), ...(await leftOver(dataDir))],
    }
  } finally {
    await resend.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Story {
  wrong: string[]
  /** Sends the next command, or the same again when it was not answered; true once it was. */
  next(url: string): Promise<boolean>
  /** Every notice whose command was answered: whether everybody has it by now is for the provider to say. */
  told(): { subject: string; title: string }[]
  complete(): boolean
  /** What was answered as published can be read. */
  checkPage(url: string): Promise<void>
}

/** Incident after incident is opened and resolved. */
function storyOf(resend: FakeResend): Story {
  const wrong: string[] = []
  const told: { subject: string; title: string }[] = []
  let step = 0
  let open: string | null = null
  let last: { id: string; title: string } | null = null
  return {
    wrong,
    told: () => told,
    complete: () => resend.ledger.length >= told.length * readers,
    async next(url) {
      const title = `Trial ${Math.floor(step / 2) + 1}`
      const path = open === null ? '/api/v1/incidents' : `/api/v1/incidents/${open}/updates`
      const body =
        open === null
          ? { title, message: 'We look.', severity: 'P1' }
          : { status: 'resolved', message: 'It works.' }
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `step-${step}`,
        },
        body: JSON.stringify(body),
      }).catch(() => null)
      const said = answer && ((await answer.json().catch(() => null)) as { id?: string } | null)
      if (!answer || !said) return false
      if (!answer.ok) {
        wrong.push(`step ${step}: ${answer.status} ${JSON.stringify(said)}`)
        return false
      }
      const subject = `DuetRight Dashboard - Service ${open === null ? 'Issue' : 'Restored'}`
      told.push({ subject, title })
      last = { id: open ?? said.id ?? '', title }
      open = open === null ? (said.id ?? '') : null
      step++
      return true
    },
    async checkPage(url) {
      if (!last) return
      const answer = await fetch(`${url}/incidents/${last.id}`).catch(() => null)
      const html = await answer?.text().catch(() => null)
      if (answer && html !== null && html !== undefined && !html.includes(last.title))
        wrong.push(`${last.id} was answered and is not on its page after a restart`)
    },
  }
}

/** One life of the server, which ends at a place, or where that is null once everything is told. */
async function oneRun(world: World, story: Story, killAt: string | null): Promise<void> {
  const { child, url, exited } = start(world, killAt)
  const address = await Promise.race([url, exited.then(() => null)])
  if (address) {
    await story.checkPage(address)
    if (await story.next(address))
      await until(() => story.complete() || child.exitCode !== null || child.signalCode !== null)
  }
  if (killAt === null) await noteDown(world, child)
  child.kill('SIGKILL')
  await exited
}

async function finish(world: World, story: Story): Promise<void> {
  for (let life = 0; life < 5 && !(story.complete() && life > 1); life++) {
    world.ahead += between
    const { child, url, exited } = start(world, null)
    const address = await Promise.race([url, exited.then(() => null)])
    if (address) await story.checkPage(address)
    await until(() => story.complete(), 10_000)
    await new Promise((over) => setTimeout(over, 1500))
    child.kill('SIGTERM')
    await exited
  }
}

function start({ dataDir, log, resend, ahead }: World, killAt: string | null) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', join(repository, 'scripts/prove/crash/points.mjs'), join(repository, 'dist', file)],
    {
      cwd: repository,
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: join(dataDir, 'v8'),
        PORT: '0',
        DATA_DIR: dataDir,
        DASHBOARD_URL: unwatched,
        SITE_URL: 'https://status.example.com',
        STATUS_API_TOKEN: token,
        MAIL_FROM: 'DuetRight Status <status@example.com>',
        MAIL_REQUESTS_PER_SECOND: '1000',
        RESEND_API_KEY: resend.apiKey,
        RESEND_BASE_URL: resend.url,
        PROOF_KILL_AT: killAt ?? '',
        PROOF_AHEAD: String(ahead),
        PROOF_LOG: log,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const exited = once(child, 'exit')
  const url = new Promise<string>((found) => {
    let printed = ''
    child.stdout?.on('data', (data: Buffer) => {
      printed += data.toString()
      const port = /status page is at \S*?:(\d+)/.exec(printed)?.[1] ?? /localhost:(\d+)/.exec(printed)?.[1]
      if (port) found(`http://127.0.0.1:${port}`)
    })
  })
  return { child, url, exited }
}

/** Lets the server write down what it came by, once what was told is written down too. */
async function noteDown({ log }: World, child: ChildProcess): Promise<void> {
  await new Promise((over) => setTimeout(over, 500))
  const noted = () => read(log).split('passed all').length
  const before = noted()
  child.kill('SIGUSR2')
  await until(() => noted() > before)
}

function passagesIn(log: string): [string, number][] {
  const found = new Map<string, number>()
  for (const [, times, place = ''] of read(log).matchAll(/^passed (\d+) (.+)$/gm))
    found.set(place, Math.max(found.get(place) ?? 0, Number(times)))
  return [...found]
}

function placesIn(log: string): string[] {
  return [...read(log).matchAll(/^killed (.+)$/gm)].map(([, place = '']) => place)
}

function read(log: string): string {
  try {
    return readFileSync(log, 'utf8')
  } catch {
    return ''
  }
}

function whatIsWrong({ ledger }: FakeResend, told: readonly { subject: string }[]): string[] {
  const wrong: string[] = []
  const expected = Map.groupBy(told, ({ subject }) => subject)
  const bySubject = Map.groupBy(ledger, ({ subject }) => subject)
  for (const [subject, notices] of expected) {
    const counts = new Map<string, number>()
    for (const { to } of bySubject.get(subject) ?? [])
      counts.set(to[0] ?? '', (counts.get(to[0] ?? '') ?? 0) + 1)
    const odd = [...counts.values()].filter((count) => count !== notices.length).length
    if (odd > 0 || counts.size !== readers)
      wrong.push(
        `${subject}: ${counts.size} of ${readers} people, ${odd} of them not ${notices.length} times`,
      )
  }
  const perKey = Map.groupBy(ledger, ({ key, to }) => `${key} ${to[0]}`)
  for (const [name, mails] of perKey) if (mails.length > 1) wrong.push(`${name} ${mails.length} times`)
  return wrong
}

/** What is neither told nor published yet. */
async function leftOver(dataDir: string): Promise<string[]> {
  const store = sqliteStore(join(dataDir, 'status.db'), systemClock)
  const wrong: string[] = []
  for (const kind of [
    'unpublished',
    'notice-queue',
    'batch-due',
    'batch-retry',
    'batch-open',
    'batch-stuck',
  ]) {
    const left = await store.list([kind], { limit: 10 })
    if (left.length > 0) wrong.push(`${left.length} entries left under ${kind}`)
  }
  store.close()
  return wrong
}

async function until(good: () => boolean, within = 20_000): Promise<void> {
  const deadline = performance.now() + within
  while (!good() && performance.now() < deadline) await new Promise((again) => setTimeout(again, 10))
}
