import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../scripts/browser.mjs'
import { eventually, forget, startProcess, type StatusProcess } from './process.ts'

let browser: Browser
let status: StatusProcess

beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
  status = await startProcess()
})

afterAll(async () => {
  await browser.close()
  await status.stop()
  forget(status)
})

async function withPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: status.url, ...options })
  try {
    await visit(await context.newPage())
  } finally {
    await context.close()
  }
}

const noScripts = { javaScriptEnabled: false }
const today = () => `INC-${new Date().toISOString().slice(0, 10)}-001`

/** The address in the newest mail to somebody. */
async function linkIn(subject: string, pattern: RegExp): Promise<string> {
  const mails = await eventually(
    () => status.mails(),
    (all) => all.some((mail) => mail.subject === subject),
  )
  return pattern.exec(mails.findLast((mail) => mail.subject === subject)?.text ?? '')?.[0] ?? ''
}

describe('an incident', () => {
  it('goes from the script to the page and to the last mail, without JavaScript', async () => {
    await subscribeByForm()
    await seeWhatTheScriptPosts()
    await seePastIncidentsBeside()
    await receiveBothNotices()
    await unsubscribeByButton()
  })

  async function subscribeByForm(): Promise<void> {
    await withPage(noScripts, async (page) => {
      await page.goto('/')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Everything is working.')
      await page.getByRole('link', { name: 'Subscribe' }).first().click()
      await page.getByLabel('Your email address').fill('mara@example.com')
      await page.getByLabel('Only some services').check()
      await page.getByRole('checkbox', { name: 'Authentication' }).check()
      await page.getByRole('button', { name: 'Subscribe' }).click()
      expect(new URL(page.url()).pathname).toBe('/subscribe/check')

      await page.goto(await linkIn('Confirm your email address for DuetRight Status', /http\S+token=[\w-]+/))
      expect(await status.mails()).toHaveLength(1)
      await page.getByRole('button', { name: /confirm/i }).click()
      expect(new URL(page.url()).pathname).toBe('/subscribe/confirmed')
    })
  }

  async function seeWhatTheScriptPosts(): Promise<void> {
    const posted = await status.script('Investigating issue with authentication')
    expect(posted.code).toBe(0)
    await withPage(noScripts, async (page) => {
      await page.goto('/')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Issue with authentication.')
      expect(await page.locator('main').innerText()).toMatch(
        /Major outage[\s\S]*P1 Critical[\s\S]*Next update by/,
      )
      expect(await page.title()).toMatch(/^Issue with authentication\./)
      for (const path of [`/incidents/${today()}`, '/history']) {
        await page.goto(path)
        expect(await page.locator('main').innerText()).toContain('Issue with authentication')
      }
    })
    for (const path of ['/api/v1/incidents', '/api/v2/summary.json', '/history.atom']) {
      expect(await (await fetch(status.url + path)).text()).toContain('Issue with authentication')
    }
  }

  async function seePastIncidentsBeside(): Promise<void> {
    await withPage(noScripts, async (page) => {
      await page.goto('/history')
      expect(await page.locator('main').innerText()).toContain('One API call in five failed')
      await page.goto('/incidents/INC-2026-10-08-001')
      expect(await page.locator('main').innerText()).toContain('Why it happened')
    })
  }

  async function receiveBothNotices(): Promise<void> {
    await linkIn('DuetRight Dashboard - Service Issue', /./)
    expect((await status.script('--resolve', 'A new certificate is in place.')).code).toBe(0)
    await linkIn('DuetRight Dashboard - Service Restored', /./)
    const mails = await status.mails()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Confirm your email address for DuetRight Status',
      'DuetRight Dashboard - Service Issue',
      'DuetRight Dashboard - Service Restored',
    ])
    const [, first, last] = mails
    expect(first?.text).toMatch(
      /Impact: Investigating issue with authentication[\s\S]*Started: [\s\S]*Expected Resolution: Not known yet/,
    )
    expect(last?.text).toMatch(/Duration: .* to .*[\s\S]*Impact: [\s\S]*Cause: /)
    expect(first?.html).toContain('Issue with authentication.')
    expect(first?.headers.get('list')).toMatchObject({
      unsubscribe: { url: expect.stringContaining('/unsubscribe?token=') as string },
    })
    await withPage(noScripts, async (page) => {
      await page.goto('/')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Everything is working.')
    })
  }

  async function unsubscribeByButton(): Promise<void> {
    await withPage(noScripts, async (page) => {
      await page.goto(
        await linkIn('DuetRight Dashboard - Service Restored', /http\S+unsubscribe\?token=[\w-]+/),
      )
      await page.getByRole('button', { name: /unsubscribe/i }).click()
      expect(new URL(page.url()).pathname).toBe('/unsubscribed')
    })
    await status.script('Login is broken', '--severity', 'P1')
    const health = async () =>
      (await (await fetch(`${status.url}/api/health/detailed`)).json()) as {
        checks: { mail: { queuedNotices: number } }
      }
    await eventually(health, ({ checks }) => checks.mail.queuedNotices === 0)
    expect(await status.mails()).toHaveLength(3)
    await status.script('--resolve')
  }
})

describe('every public page', () => {
  const paths = () => [
    '/',
    '/history',
    '/history?severity=P1&component=authentication',
    '/services/authentication',
    '/uptime',
    '/history/2026-10',
    '/incidents/INC-2026-10-08-001',
    `/incidents/${today()}`,
    '/subscribe',
    '/subscribe/check',
    '/subscribe/confirm?token=x',
    '/subscribe/confirmed',
    '/report',
    '/report/thanks',
    '/unsubscribe?token=x',
    '/unsubscribed',
    '/nothing',
  ]

  it('runs nothing that a message says and asks nobody else for anything', async () => {
    await status.script(
      '<img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3))',
      '--component',
      'api',
    )
    await withPage({}, async (page) => {
      const alerts: string[] = []
      const foreign: string[] = []
      page.on('dialog', (dialog) => {
        alerts.push(dialog.message())
        void dialog.dismiss()
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(status.url) && !request.url().startsWith('data:'))
          foreign.push(request.url())
      })
      for (const path of paths()) await page.goto(path)
      expect([alerts, foreign]).toEqual([[], []])
      expect(await page.locator('script:not([src^="/_astro/"])').count()).toBe(0)
    })
    await status.script('--resolve', 'Nothing happened.')
  })

  it('can be read by keyboard: the skip link first, then what the eye meets', async () => {
    await withPage({}, async (page) => {
      await page.goto('/')
      const stops: string[] = []
      for (let stop = 0; stop < 4; stop++) {
        await page.keyboard.press('Tab')
        stops.push(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''))
      }
      expect(stops).toEqual([
        expect.stringMatching(/skip/i),
        expect.stringContaining('DuetRight'),
        'History',
        'Subscribe',
      ])
    })
  })

  it('keeps what was typed when the subscribe form has a mistake', async () => {
    await withPage(noScripts, async (page) => {
      await page.goto('/subscribe')
      await page.getByLabel('Your email address').fill('mara@example')
      await page.getByLabel('Start and end only').check()
      await page.getByRole('button', { name: 'Subscribe' }).click()
      expect(await page.getByLabel('Your email address').inputValue()).toBe('mara@example')
      expect(await page.getByLabel('Start and end only').isChecked()).toBe(true)
      expect(await page.locator('main').innerText()).toContain(
        'an address with an @ in it, like name@example.com',
      )
    })
  })
})
