import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../scripts/browser.mjs'
import { onEveryRuntime } from './on-every-runtime.ts'

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
})
afterAll(() => browser.close())

onEveryRuntime(({ page }) => {
  const visit = async (options: BrowserContextOptions, look: (tab: Page) => Promise<void>) => {
    const context = await browser.newContext({ baseURL: page().url, ...options })
    try {
      await look(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const headline = (tab: Page) => tab.getByRole('heading', { level: 1 }).innerText()

  describe('a reader', () => {
    it('follows an incident from its beginning to its end without JavaScript', async () => {
      await visit({ javaScriptEnabled: false }, async (tab) => {
        await tab.goto('/')
        expect(await headline(tab)).toBe('Everything is working.')
        await page().script('Investigating issue with authentication')
        await tab.reload()
        expect(await headline(tab)).toBe('Issue with authentication.')
        expect(await tab.locator('main').innerText()).toMatch(
          /Major outage[\s\S]*P1 Critical[\s\S]*Next update by/,
        )
        await tab.goto('/history')
        expect(await tab.locator('main').innerText()).toContain('Issue with authentication')
        await tab.getByRole('link', { name: 'Issue with authentication' }).first().click()
        expect(await tab.locator('main').innerText()).toContain('Investigating issue with authentication')
        await page().script('--resolve', 'A new certificate is in place.')
        await tab.reload()
        expect(await tab.locator('main').innerText()).toContain('A new certificate is in place.')
        await tab.goto('/')
        expect(await headline(tab)).toBe('Everything is working.')
      })
    })

    it('with JavaScript runs our one script and asks nobody else, whatever a message says', async () => {
      await page().script('<img src=x onerror=alert(1)> <script>alert(2)</script>', '--component', 'api')
      await visit({}, async (tab) => {
        const wrong: string[] = []
        tab.on('dialog', (dialog) => {
          wrong.push(dialog.message())
          void dialog.dismiss()
        })
        tab.on('pageerror', (error) => wrong.push(error.message))
        tab.on('console', (message) => {
          if (message.type() === 'error') wrong.push(message.text())
        })
        tab.on('request', (request) => {
          if (!request.url().startsWith(page().url) && !request.url().startsWith('data:'))
            wrong.push(request.url())
        })
        for (const path of ['/', '/history', '/uptime', '/subscribe', '/incidents/INC-2026-10-08-001'])
          await tab.goto(path, { waitUntil: 'networkidle' })
        expect(wrong).toEqual([])
        expect(await tab.locator('script[src^="/_astro/"]').count()).toBe(1)
      })
    })

    it('subscribes with the keyboard alone', async () => {
      await visit({}, async (tab) => {
        await tab.goto('/subscribe')
        await tab.getByLabel('Your email address').focus()
        await tab.keyboard.type('keys@example.com')
        await tab.keyboard.press('Enter')
        await tab.waitForURL('**/subscribe/check')
        expect(await headline(tab)).not.toBe('')
      })
    })
  })
})
