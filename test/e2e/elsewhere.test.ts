import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository } from '#test/fakes/deps.ts'
import { forget, startProcess, type StatusProcess } from './process.ts'
import { visitor, type Visitor } from './visit.ts'

let reader: Visitor
let status: StatusProcess
let other: Server
let body = ''

beforeAll(async () => {
  ;[reader, status] = await Promise.all([visitor(), startProcess()])
  // A site that allows nothing but our script and our answers.
  const policy = `default-src 'none'; script-src ${status.url}; connect-src ${status.url}; img-src ${status.url}; frame-src ${status.url}`
  other = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy })
    response.end(
      `<!doctype html><html lang="en"><title>Shop</title><body><main><h1>Shop</h1>${body}</main></body></html>`,
    )
  })
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
})

afterAll(async () => {
  other.close()
  await reader.leave()
  await status.stop()
  forget(status)
})

async function onOtherSite(
  html: string,
  look: (page: Page) => Promise<void>,
  colorScheme: 'light' | 'dark' = 'light',
) {
  body = html
  await reader.visit({ colorScheme }, async (page) => {
    await page.clock.install({ time: new Date() })
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    await look(page)
  })
}

const script = (options = '') => `<script src="${status.url}/embed.js" async ${options}></script>`

describe('the notice on another site', () => {
  it('says at the place of the script how things are, under a policy that allows no style, with one global', async () => {
    await onOtherSite(`<p id="before"></p>${script()}<p id="after"></p>`, async (page) => {
      const notice = page.getByRole('status', { name: 'DuetRight Status' })
      await notice.waitFor()
      expect(await notice.innerText()).toMatch(/Operational\s+Everything is working\./)
      expect(await notice.getByRole('link').getAttribute('href')).toBe(status.url)
      expect(await notice.locator('svg').count()).toBe(1)
      expect((await notice.boundingBox())?.height).toBeGreaterThan(30)
      expect(await page.evaluate(() => Object.keys(window).filter((name) => /duet/i.test(name)))).toEqual([
        'duetrightStatus',
      ])
      expect(await page.evaluate(() => document.cookie)).toBe('')
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
  })

  it('stands where the site wants it, comes in trouble only, changes by itself, and goes when it is closed', async () => {
    const place = `<div data-duetright-status data-when="trouble" data-position="bottom-right" data-close></div>`
    const look = async (page: Page) => {
      const notice = page.getByRole('status', { name: 'DuetRight Status' })
      await page.waitForFunction(() => 'duetrightStatus' in window)
      expect(await notice.isVisible()).toBe(false)

      await status.script('Investigating issue with authentication')
      await page.clock.fastForward(61_000)
      await notice.waitFor()
      expect(await notice.innerText()).toMatch(/Major outage\s+Issue with authentication\./)
      const box = await notice.boundingBox()
      const size = page.viewportSize()
      expect(Math.round((box?.x ?? 0) + (box?.width ?? 0))).toBe((size?.width ?? 0) - 16)

      await notice.getByRole('button', { name: 'Close' }).click()
      expect(await notice.isVisible()).toBe(false)
      await page.reload()
      await page.waitForFunction(() => 'duetrightStatus' in window)
      expect(await notice.isVisible()).toBe(false)
      await status.script('--resolve', 'It works again.')
    }
    await onOtherSite(`${place}${script()}`, look, 'dark')
  })

  it('takes its word back when it cannot be confirmed any more', async () => {
    await onOtherSite(script(), async (page) => {
      const notice = page.getByRole('status')
      await notice.waitFor()
      await page.route('**/embed.json', (route) => route.abort())
      await page.evaluate(async () => {
        const { duetrightStatus } = window as unknown as { duetrightStatus: { refresh(): Promise<void> } }
        for (let time = 0; time < 3; time++) await duetrightStatus.refresh()
      })
      expect(await notice.innerText()).toBe('We cannot say right now. Look at DuetRight Status.')
      expect(await notice.locator('svg').count()).toBe(0)
    })
  })

  it('is under 3,000 bytes', () => {
    expect(statSync(join(repository, 'dist/node/client/embed.js')).size).toBeLessThan(3000)
  })
})

describe('a badge, a picture and a frame on another site', () => {
  it('are shown there', async () => {
    const html = [
      `<img alt="state" src="${status.url}/badge/authentication.svg">`,
      `<img alt="picture" src="${status.url}/og/operational.png">`,
      `<iframe title="Status" src="${status.url}/embed/authentication"></iframe>`,
    ]
    await onOtherSite(html.join(''), async (page) => {
      for (const alt of ['state', 'picture']) {
        const width = page.getByAltText(alt).evaluate((image: HTMLImageElement) => image.naturalWidth)
        expect([alt, await width]).toEqual([alt, expect.any(Number)])
        expect(await width).toBeGreaterThan(100)
      }
      const frame = page.frameLocator('[title=Status]')
      const link = frame.getByRole('link', { name: 'Authentication: Operational' })
      await link.waitFor()
      expect([await link.getAttribute('target'), await link.getAttribute('href')]).toEqual([
        '_top',
        status.url,
      ])
      await frame.getByText(/^ ?Published /).waitFor()
    })
  })

  it('passes axe in the frame, small, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await reader.visit(
        { baseURL: status.url, colorScheme, viewport: { width: 320, height: 160 } },
        async (page) => {
          for (const path of ['/embed', '/embed/api']) {
            await page.goto(path)
            await page.getByText(/^ ?Published /).waitFor()
            const { violations } = await new AxeBuilder({ page }).analyze()
            expect([path, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]).toEqual([
              path,
              [],
            ])
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
          }
        },
      )
    }
  })
})
