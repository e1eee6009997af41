import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../../scripts/browser.mjs'
import { publicPages } from '../public-pages.ts'
import { situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'

let browser: Browser
let stage: Stage
beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
  stage = await setStage({ open: situations['three open'] })
})
afterAll(async () => {
  await browser.close()
  await stage.clear()
})

async function pageWith(options: BrowserContextOptions): Promise<Page> {
  return browser.newPage({ baseURL: stage.url, ...options })
}

describe('without JavaScript', () => {
  let [withScripts, without]: Page[] = []
  beforeAll(async () => {
    ;[withScripts, without] = [await pageWith({}), await pageWith({ javaScriptEnabled: false })]
  })

  it.each(publicPages)('no line is missing: $name', async ({ visit }) => {
    const [all, plain] = await Promise.all([linesOf(withScripts, visit), linesOf(without, visit)])
    expect(plain.length).toBeGreaterThan(2)
    expect(all.filter((line) => !plain.includes(line))).toEqual([])
  })

  async function linesOf(page: Page | undefined, visit: (typeof publicPages)[number]['visit']) {
    if (!page) throw new Error('There is no page')
    await visit(page, stage.seeded)
    // What a script adds for this reader alone: their own time, how long ago, how long still.
    await page.locator('.local, .ago, .left, .day, .old').evaluateAll((added) => {
      for (const each of added) each.remove()
    })
    return (await page.locator('body').innerText()).split('\n').filter((line) => line.trim())
  }
})

describe('on paper', () => {
  let page: Page
  beforeAll(async () => {
    page = await pageWith({})
    await page.emulateMedia({ media: 'print' })
  })

  it.each(publicPages.filter(({ printed }) => printed))(
    'there is what was said and each sign, and nothing to press: $name',
    async ({ visit }) => {
      await visit(page, stage.seeded)
      const paper = await page.evaluate(whatIsPrinted)
      expect(paper.controls).toEqual([])
      expect(paper.signs).toBeGreaterThan(0)
      expect(paper.paleSigns).toEqual([])
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
    },
  )
})

describe('for whoever wants no motion', () => {
  let page: Page
  beforeAll(async () => {
    page = await pageWith({ reducedMotion: 'reduce' })
  })

  it.each(publicPages)('nothing moves: $name', async ({ visit }) => {
    await visit(page, stage.seeded)
    expect(await page.evaluate(whatMoves)).toEqual([])
  })

  it('what would move is found', async () => {
    await page.setContent('<p style="transition: color 1ms">Fades</p><p>Stands</p>')
    expect(await page.evaluate(whatMoves)).toEqual(['<p style="transition: color 1ms">Fades</p>'])
  })
})

/** Runs in the page. */
function whatIsPrinted() {
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
  const signs = shown('main svg.sg')
  return {
    controls: shown('button, input, select, textarea, nav a, .button, .skip').map(({ outerHTML }) =>
      outerHTML.slice(0, 160),
    ),
    signs: signs.length,
    paleSigns: signs
      .filter((sign) => getComputedStyle(sign).printColorAdjust !== 'exact')
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  }
}

/** Runs in the page. */
function whatMoves(): string[] {
  const lasts = (durations: string) => durations.split(',').some((each) => Number.parseFloat(each) > 0)
  return [...document.querySelectorAll('*')]
    .filter((element) =>
      [null, '::before', '::after'].some((pseudo) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element, pseudo)
        return lasts(transitionDuration) || lasts(animationDuration) || scrollBehavior === 'smooth'
      }),
    )
    .map(({ outerHTML }) => outerHTML.slice(0, 160))
}
