// Takes the pictures of README from the demo at a moment that stands still, so that only a change of the product changes them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { simpleParser } from 'mailparser'
import { type Browser, chromium } from 'playwright'
import sharp from 'sharp'
import { browserOptions } from './browser.mjs'
import type { Present } from './demo/present.ts'
import { type Demo, startDemo } from './demo/start.ts'

interface Picture {
  name: string
  present: Present
  path: (demo: Demo) => Promise<string> | string
  width: 1280 | 360
  height: number
  dark?: boolean
}

const moment = Date.parse('2026-11-17T03:20:00Z')
const clock = { now: () => moment }
const folder = resolve(import.meta.dirname, '../docs/images')
const front = () => '/'

const pictures: Picture[] = [
  { name: 'page-p1', present: 'p1', path: front, width: 1280, height: 900 },
  { name: 'page-p1-dark', present: 'p1', path: front, width: 1280, height: 900, dark: true },
  { name: 'page-quiet', present: 'quiet', path: front, width: 1280, height: 1000 },
  { name: 'page-three', present: 'three', path: front, width: 1280, height: 900 },
  { name: 'page-maintenance', present: 'maintenance', path: front, width: 1280, height: 900 },
  { name: 'uptime', present: 'quiet', path: () => '/uptime', width: 1280, height: 1000 },
  { name: 'incident', present: 'quiet', path: missingEntries, width: 1280, height: 1100 },
  { name: 'history', present: 'quiet', path: () => '/history/2026-04', width: 1280, height: 1100 },
  { name: 'phone-quiet', present: 'quiet', path: front, width: 360, height: 780 },
  { name: 'phone-p1-dark', present: 'p1', path: front, width: 360, height: 780, dark: true },
  { name: 'phone-three', present: 'three', path: front, width: 360, height: 780 },
  { name: 'phone-arabic', present: 'quiet', path: () => '/ar', width: 360, height: 780 },
  { name: 'phone-incident', present: 'quiet', path: missingEntries, width: 360, height: 780 },
  { name: 'phone-history', present: 'quiet', path: () => '/history/2026-04', width: 360, height: 780 },
]

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch(await browserOptions())
try {
  for (const present of new Set(pictures.map((picture) => picture.present))) {
    await withDemo(present, async (demo) => {
      for (const picture of pictures.filter((each) => each.present === present))
        await take(browser, picture, new URL(await picture.path(demo), demo.url).href)
      if (present === 'p1') await takeMail(browser, demo)
    })
  }
} finally {
  await browser.close()
}

async function withDemo(present: Present, look: (demo: Demo) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'status-pictures-'))
  const demo = await startDemo({
    present,
    seed: 1,
    keep: false,
    dataDir,
    clock,
    log: { info: () => undefined, error: console.error },
    variables: { PORT: '0', SITE_URL: 'https://status.duetright.com' },
  })
  try {
    await look(demo)
  } finally {
    await demo.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The page of the incident with the most to show. */
async function missingEntries({ url }: Demo): Promise<string> {
  const answer = await fetch(new URL('/api/v1/incidents?limit=100', url))
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] }
  return `/incidents/${items.find(({ title }) => title.startsWith('Entries'))?.id ?? ''}`
}

async function take(
  browser: Browser,
  { name, width, height, dark = false }: Omit<Picture, 'present' | 'path'>,
  address: string,
): Promise<void> {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    timezoneId: 'UTC',
  })
  await page.clock.setFixedTime(moment)
  await page.goto(address)
  await save(name, await page.screenshot())
  await page.close()
}

/** Opens the P1 once more, this time with mail, and shows the first notice as it was written. */
async function takeMail(browser: Browser, demo: Demo): Promise<void> {
  const posted = await fetch(new URL('/api/v1/incidents', demo.url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${demo.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      title: 'Nobody can sign in',
      message: 'Nobody can sign in to the dashboard. We are looking for the cause.',
      severity: 'P1',
      components: { authentication: 'major_outage' },
      startedAt: new Date(moment - 6 * 60_000).toISOString(),
      fields: {
        impact: '**Already signed in? Stay signed in.** Your dashboard keeps working, and so do API keys.',
      },
    }),
  })
  if (!posted.ok) throw new Error(`The incident was refused: ${await posted.text()}`)
  const mail = await simpleParser(await firstMail(join(demo.dataDir, 'mail')))
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } })
  await page.setContent(mail.html || '')
  await save('mail-initial', await page.screenshot())
  await page.close()
}

/** Resolves when the server has written one; it writes within seconds. */
async function firstMail(folder: string): Promise<Buffer> {
  const deadline = performance.now() + 10_000
  while (performance.now() < deadline) {
    const [name] = list(folder)
    if (name) return readFileSync(join(folder, name))
    await new Promise((again) => setTimeout(again, 20))
  }
  throw new Error('No mail was written within ten seconds.')
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.eml'))
  } catch {
    return []
  }
}

async function save(name: string, picture: Buffer): Promise<void> {
  const small = await sharp(picture).png({ palette: true, quality: 95, effort: 10 }).toBuffer()
  if (small.length > 150_000) throw new Error(`${name}.png has ${small.length} bytes; 150,000 are the most.`)
  writeFileSync(join(folder, `${name}.png`), small)
  console.log(`${name}.png  ${Math.round(small.length / 1000)} kB`)
}
