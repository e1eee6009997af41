// Takes the pictures of README from the demo at a moment that stands still, so that only a change of the product changes them.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { simpleParser } from 'mailparser'
import { type Browser, type BrowserContext, chromium } from 'playwright'
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
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined

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
  // Signing in needs the address that the browser is at.
  await withDemo('p1', (demo) => takeConsole(browser, demo), {})
} finally {
  await browser.close()
}

async function withDemo(
  present: Present,
  look: (demo: Demo) => Promise<void>,
  variables: Record<string, string> = { SITE_URL: 'https://status.duetright.com' },
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'status-pictures-'))
  const demo = await startDemo({
    present,
    seed: 1,
    keep: false,
    dataDir,
    clock,
    log: { info: () => undefined, error: console.error },
    variables: { PORT: '0', ...variables },
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

/** The desk of the open incident, with the next update half written. */
async function takeConsole(browser: Browser, { url, setUp }: Demo): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 960 },
      colorScheme,
      timezoneId: 'UTC',
      ...(signedIn && { storageState: signedIn }),
    })
    const page = await context.newPage()
    await page.clock.setFixedTime(moment)
    if (!signedIn) {
      await page.goto(setUp ?? '')
      await page.getByLabel('Your name').fill('Mara Lind')
      await page.getByLabel('Email address').fill('mara@example.com')
      await page.getByLabel('Password').fill('a password for one picture')
      await page.getByRole('button').click()
      signedIn = await context.storageState()
      const [incident] = await openIncidents(url)
      const form = {
        title: 'Most people cannot sign in',
        message:
          'Sign-in works again in the Americas. Europe and Asia are next. If you can work, keep working.',
        status: 'identified',
        'impact.authentication': 'partial_outage',
        nextUpdateMinutes: '15',
      }
      const headers = { Origin: url }
      await page.request.post(`${url}/admin/incidents/${incident ?? ''}/draft`, { form, headers })
      // By itself the console is dark at this hour.
      await page.request.post(`${url}/admin/me/appearance`, { form: { appearance: 'device' }, headers })
    }
    await page.goto(`${url}/admin`)
    await page.getByLabel('Page and email').check()
    await page.frameLocator('.p-page iframe').getByRole('heading', { level: 1 }).waitFor()
    await save(colorScheme === 'dark' ? 'console-dark' : 'console', await page.screenshot())
    await context.close()
  }
}

async function openIncidents(url: string): Promise<string[]> {
  const answer = await fetch(new URL('/api/v2/incidents/unresolved.json', url))
  const { incidents } = (await answer.json()) as { incidents: { shortlink: string }[] }
  return incidents.map(({ shortlink }) => new URL(shortlink).pathname.split('/').at(-1) ?? '')
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
