import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../../scripts/browser.mjs'
import { publicPages } from '../public-pages.ts'
import { type Situation, situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'

const widths = [320, 360, 768, 1440, 1920]
/** Zoomed to 200 %, a window has half as many pixels of CSS. */
const zoomed = [768, 1440, 1920].map((width) => width / 2)

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
})
afterAll(() => browser.close())

describe.each<Situation>(['three open', 'long words'])('with %s', (situation) => {
  let stage: Stage
  let page: Page
  beforeAll(async () => {
    stage = await setStage({ open: situations[situation] })
    page = await browser.newPage({ baseURL: stage.url })
  })
  afterAll(() => stage.clear())

  it.each(publicPages)('nothing reaches out of the window sideways: $name', async ({ visit }) => {
    await visit(page, stage.seeded)
    const found: string[] = []
    for (const width of [...widths, ...zoomed]) {
      await page.setViewportSize({ width, height: 800 })
      const beyond = await page.evaluate(elementsBeyond)
      found.push(...beyond.map((element) => `${width} px: ${element}`))
    }
    expect(found).toEqual([])
  })
})

it('an element that reaches out of the window is found', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
  await page.setContent('<p style="width:400px">Wide</p><p>Narrow</p>')
  expect(await page.evaluate(elementsBeyond)).toEqual(['<p style="width:400px">Wide</p>'])
  await page.close()
})

/** Runs in the page: the elements to blame where it can be scrolled sideways, innermost only. */
function elementsBeyond(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
  )
  const innermost = wide.filter(
    (element) => !wide.some((other) => other !== element && element.contains(other)),
  )
  return innermost.length > 0
    ? innermost.map(({ outerHTML }) => outerHTML.slice(0, 160))
    : [`${scrollWidth - clientWidth} px of something that is no element`]
}
