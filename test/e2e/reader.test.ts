import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { repository } from '#test/fakes/deps.ts'
import { expectAsMade, listen, nextPulse, noServer, pulsesUntil } from './open-page.ts'
import { eventually, forget, startProcess, type StatusProcess } from './process.ts'
import { visitor, type Visitor } from './visit.ts'

let reader: Visitor
let status: StatusProcess

beforeAll(async () => {
  ;[reader, status] = await Promise.all([visitor(), startProcess()])
})

afterAll(async () => {
  await reader.leave()
  await status.stop()
  forget(status)
})

/** A reader whose clock a test moves; resolves once the server has told the time. */
async function onPage(
  path: string,
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  await reader.visit({ baseURL: status.url, ...options }, async (page) => {
    await page.clock.install({ time: new Date() })
    await page.goto(path)
    await page.getByText(/^ ?Published /).waitFor()
    await look(page)
  })
}

const headline = (page: Page) => page.getByRole('heading', { level: 1 })

describe('a page with scripts', () => {
  beforeAll(() => status.script('Investigating issue with authentication'))
  afterAll(() => status.script('--resolve', 'It works again.'))

  it('shows the time of the reader beside ours, with its zone', async () => {
    const look = async (page: Page) => {
      const at = (await page.locator('.promise time').getAttribute('datetime')) ?? ''
      const there = new Date(Date.parse(at) + 330 * 60_000).toISOString().slice(11, 16)
      expect(await page.locator('.promise').innerText()).toMatch(
        new RegExp(`${at.slice(11, 16)} *\\n*UTC[^]*${there} GMT\\+5:30`),
      )
      expect(await page.locator('.when').first().innerText()).toMatch(/UTC[^]*GMT\+5:30/)
      expect(await page.locator('.kicker time').getAttribute('title')).toContain('GMT+5:30')
    }
    await onPage('/', look, { timezoneId: 'Asia/Kolkata' })
  })

  it('adds no time for a reader whose clock shows UTC', async () => {
    await onPage(
      '/',
      async (page) => {
        expect(await page.locator('.local').count()).toBe(0)
        expect(await page.locator('.promise').innerText()).toMatch(/in 1[45] minutes/)
      },
      { timezoneId: 'UTC' },
    )
  })

  it('shifts nothing when minutes and times appear in the promise', async () => {
    const heights: number[] = []
    for (const javaScriptEnabled of [false, true]) {
      const options = { baseURL: status.url, timezoneId: 'Asia/Kolkata', javaScriptEnabled }
      await reader.visit(options, async (page) => {
        await page.goto('/')
        if (javaScriptEnabled) await page.getByText(/^in \d+ minutes$/).waitFor()
        heights.push((await page.locator('.promise').boundingBox())?.height ?? 0)
      })
    }
    expect(heights[1]).toBe(heights[0])
  })

  it('says that an update is late the moment its time passes, also without the server', async () => {
    await onPage('/', async (page) => {
      await noServer(page)
      expect(await page.locator('.promise').innerText()).not.toContain('late')
      await page.clock.fastForward(16 * 60_000)
      await page.getByText('This update is late').waitFor()
      expect(await page.locator('.promise').innerText()).toMatch(/It was promised for[^]*minutes? ago/)
    })
  })

  it('passes axe while it is old, late and walked through, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await onPage(
        '/',
        async (page) => {
          await noServer(page)
          await page.clock.fastForward(16 * 60_000)
          await pulsesUntil(page, () => page.locator('.old').isVisible())
          await page.locator('.bars > [aria-label]').first().press('ArrowLeft')
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
        },
        { colorScheme },
      )
    }
  })
})

describe('a page that is left open', () => {
  it('follows the server, and keeps the place, the focus, what was folded, selected and typed', async () => {
    await onPage('/', async (page) => {
      const heard = await listen(page)
      await page.locator('summary', { hasText: 'Connections' }).click()
      const address = page.getByLabel('Your email address')
      await address.pressSequentially('mara@exa')
      await page.locator('#past').evaluate((heading) => getSelection()?.selectAllChildren(heading))
      const top = () => address.evaluate((field) => Math.round(field.getBoundingClientRect().top))
      const before = await top()

      await status.script('Investigating issue with authentication')
      await nextPulse(page)
      await page.getByText('Major outage').first().waitFor()
      expect(await headline(page).innerText()).toBe('Issue with authentication.')
      expect(await page.title()).toMatch(/^Issue with authentication\./)
      expect(await page.locator('link[rel=icon]').getAttribute('href')).toContain('%23b30f2c')
      expect(await page.locator('.promise').innerText()).toMatch(/in 1[45] minutes/)
      expect(await top()).toBe(before)
      expect(await address.inputValue()).toBe('mara@exa')
      expect(await address.evaluate((field) => field === document.activeElement)).toBe(true)
      expect(await page.evaluate(() => getSelection()?.toString())).toBe('Past incidents')
      expect(
        await page
          .locator('details', { hasText: 'Connections' })
          .evaluate((group) => group.hasAttribute('open')),
      ).toBe(true)
      expect(await heard()).toEqual(['Issue with authentication.'])

      await expectAsMade(page)

      await status.script('We have found the cause.')
      await nextPulse(page)
      await page.getByText('We have found the cause.', { exact: true }).waitFor()
      await status.script('Identified: we are installing a new certificate.')
      await nextPulse(page)
      await page.getByText('Identified: we are installing a new certificate.').first().waitFor()
      expect(await heard()).toEqual([
        'Issue with authentication.',
        'This page has been updated.',
        'This page has been updated.',
      ])

      await status.script('--resolve', 'It works again.')
      await nextPulse(page)
      await page.locator('h1', { hasText: 'Everything is working.' }).waitFor()
      expect((await heard()).slice(3)).toEqual(['Everything is working.'])
      expect(await page.locator('.promise').count()).toBe(0)
      await expectAsMade(page)
    })
  })

  it('says nothing when only the time of its making changed', async () => {
    await onPage('/', async (page) => {
      const heard = await listen(page)
      await page.route('**/pulse.json', async (route) => {
        const now = new Date(Date.now() + 60_000).toISOString()
        await route.fulfill({ json: { madeAt: now, checkedAt: now, now } })
      })
      const again = page.waitForResponse((response) => response.url() === `${status.url}/`)
      await nextPulse(page)
      await (await again).finished()
      await page.getByText(/Published \d+ minutes? ago/).waitFor()
      expect(await heard()).toEqual([])
    })
  })

  it('asks nothing while nobody looks, and at once when somebody looks again', async () => {
    await onPage('/', async (page) => {
      let asked = 0
      page.on('request', (request) => (asked += Number(request.url().endsWith('/pulse.json'))))
      const show = (hidden: boolean) =>
        page.evaluate(
          (hidden) => Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }),
          hidden,
        )
      await show(true)
      await page.clock.runFor(180_000)
      expect(asked).toBe(0)
      await show(false)
      const pulse = page.waitForResponse('**/pulse.json')
      await page.clock.runFor(1000)
      expect((await pulse).status()).toBe(200)
    })
  })

  it('leaves a form with mistakes in it alone', async () => {
    await onPage('/subscribe', async (page) => {
      await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true))
      await page.getByRole('button', { name: 'Subscribe' }).click()
      await page.getByText('You entered nothing').first().waitFor()
      const component = ['api', 'partial_outage'] as const
      await status.script('API is slow', '--component', component[0])
      const pulse = page.waitForResponse('**/pulse.json')
      await nextPulse(page)
      await (await pulse).finished()
      expect(await page.getByText('You entered nothing').count()).toBeGreaterThan(0)
      await status.script('--resolve', 'Fast again.')
    })
  })

  it('says that it is old while the server is gone, and nothing more once it is back', async () => {
    let server = await startProcess()
    const { port } = new URL(server.url)
    const look = async (page: Page) => {
      const heard = await listen(page)
      const title = await page.title()
      const old = page.locator('.old')
      await server.stop()
      await pulsesUntil(page, () => old.isVisible())
      const sentence =
        /^This page is \d+ (minutes?|seconds) old\. We could not reach the server and try again every 30/
      expect(await old.innerText()).toMatch(sentence)
      expect(await page.title()).toMatch(/^This page is .* Everything is working\./)
      expect(await heard()).toEqual([expect.stringMatching(sentence)])

      server = await startProcess({ PORT: port }, server.dataDir)
      await pulsesUntil(page, () => old.isHidden())
      expect(await page.title()).toBe(title)
    }
    await onPage('/', look, { baseURL: server.url })
    await server.stop()
    forget(server)
  })

  it('says that it is old while the server cannot look at its store', async () => {
    await onPage('/', async (page) => {
      await page.route('**/pulse.json', async (route) => {
        const [now, checkedAt] = [0, 5].map((ago) => new Date(Date.now() - ago * 60_000).toISOString())
        await route.fulfill({ json: { madeAt: checkedAt, checkedAt, now } })
      })
      await nextPulse(page)
      await page
        .locator('.old', { hasText: /^This page is \d minutes old\. We could not check it and try again/ })
        .waitFor()
    })
  })
})

describe('the bars', () => {
  const shown = (page: Page) => page.locator('.day').innerText()
  const focused = (page: Page) =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    )

  it('are one stop for the keyboard, and arrow keys go through their days', async () => {
    await onPage('/', async (page) => {
      await page.locator('summary', { hasText: 'Dashboard' }).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toMatch(/^Dashboard UI: /)
      expect(await shown(page)).toMatch(/arrow keys/)

      await page.keyboard.press('End')
      const today = await shown(page)
      expect(today).toMatch(/^\d+ \w+: /)
      expect(await focused(page)).toBe(today)
      await page.keyboard.press('ArrowRight')
      expect(await shown(page)).toBe(today)
      await page.keyboard.press('ArrowLeft')
      expect(await shown(page)).not.toBe(today)
      await page.keyboard.press('Home')
      const first = await shown(page)
      expect(first).toMatch(/operational|not watched/)
      await page.keyboard.press('ArrowDown')
      expect(await page.locator('li', { hasText: 'Authentication' }).locator('.day').innerText()).toBe(first)

      await page.keyboard.press('Escape')
      expect(await focused(page)).toMatch(/^Authentication: /)
      await page.keyboard.press('Tab')
      expect(await focused(page)).not.toMatch(/^Authentication: /)
      expect(await page.locator('.day').count()).toBe(0)
    })
  })

  it('lead from a day with trouble to its place in the history', async () => {
    await onPage('/', async (page) => {
      await page.locator('summary', { hasText: 'Dashboard' }).click()
      const row = page.locator('.bars > [aria-label^="Dashboard UI"]')
      await row.focus()
      for (let day = 0; day < 90; day++) {
        await page.keyboard.press('ArrowLeft')
        if ((await shown(page)).startsWith('5 November')) break
      }
      expect(await shown(page)).toBe('5 November: degraded performance, 48 min: Reports were slow')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/history/2026-11#d5')
    })
  })

  it('show the words of the day under the pointer, also of a group', async () => {
    await onPage('/', async (page) => {
      const box = await page.locator('summary .bars svg').first().boundingBox()
      if (!box) throw new Error('no bars')
      await page.mouse.move(box.x + (box.width * 89.5) / 90, box.y + 20)
      expect(await shown(page)).toMatch(/^\d+ \w+: /)
      await page.mouse.move(0, 0)
      expect(await page.locator('.day').count()).toBe(0)
    })
  })
})

describe('what is sent', () => {
  it('is one script of at most 5,000 bytes, kept by browsers for ever', async () => {
    const folder = join(repository, 'dist/node/client/_astro')
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
    expect(scripts).toHaveLength(1)
    expect(statSync(join(folder, scripts[0] ?? '')).size).toBeLessThanOrEqual(5000)
    const response = await fetch(`${status.url}/_astro/${scripts[0] ?? ''}`, {
      headers: { 'Accept-Encoding': 'br' },
    })
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('Content-Encoding')).toBe('br')
  })

  it('is a page, a script and a pulse', async () => {
    await reader.visit({ baseURL: status.url }, async (page) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await page.goto('/')
      await eventually(
        () => Promise.resolve(asked),
        (paths) => paths.length >= 3,
      )
      expect(asked).toEqual(['/', expect.stringMatching(/^\/_astro\/.*\.js$/), '/pulse.json'])
    })
  })
})
