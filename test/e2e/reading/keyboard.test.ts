import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserOptions } from '../../../scripts/browser.mjs'
import { publicPages } from '../public-pages.ts'
import { situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'

let browser: Browser
let stage: Stage
let page: Page
beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
  stage = await setStage({ open: situations['three open'] })
  page = await browser.newPage({ baseURL: stage.url })
})
afterAll(async () => {
  await browser.close()
  await stage.clear()
})

it.each(publicPages)('every stop of the Tab key can be seen: $name', async ({ visit }) => {
  await visit(page, stage.seeded)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  })
  const { stops, unseen } = await walk(page)
  expect(unseen).toEqual([])
  expect(stops).toBe(await page.evaluate(tabStops))
})

it('a stop that looks as it did before is found', async () => {
  const bare = await browser.newPage()
  await bare.setContent('<style>a { outline: 0 }</style><a href="#a">Plain</a><button>Usual</button>')
  expect(await walk(bare)).toEqual({ stops: 2, unseen: ['<a href="#a">Plain</a>'] })
  await bare.close()
})

/** Presses Tab until it leaves the page; counts the stops and names those that nothing marks. */
async function walk(page: Page): Promise<{ stops: number; unseen: string[] }> {
  const before = await page.evaluateHandle(looks)
  const unseen: string[] = []
  let stops = 0
  for (let presses = 0; presses < 500; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(markOf, before)
    if (stop === null) return { stops, unseen }
    // A field of time holds the focus for each of its parts.
    if (!stop.same) stops++
    if (!stop.seen) unseen.push(stop.html)
  }
  throw new Error('The Tab key never leaves the page')
}

/** Runs in the page: how each element and what it may mark instead of itself looks without focus. */
function looks(): Map<Element, string> {
  const look = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, stroke, strokeWidth } =
      getComputedStyle(element)
    const outline = outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth} ${outlineColor}`
    return [outline, boxShadow, stroke, strokeWidth].join()
  }
  const whole = (element: Element) =>
    [element, ...element.querySelectorAll('*'), ...(element.closest('label')?.querySelectorAll('*') ?? [])]
      .map(look)
      .join('|')
  Object.assign(globalThis, { wholeLook: whole })
  return new Map([...document.querySelectorAll('body *')].map((element) => [element, whole(element)]))
}

/** Runs in the page: whether the element that has the focus is in sight and marked; null outside of the page. */
function markOf(before: Map<Element, string>): { html: string; seen: boolean; same: boolean } | null {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const known = globalThis as unknown as { wholeLook(element: Element): string; lastStop?: Element }
  const { wholeLook, lastStop } = known
  known.lastStop = element
  const { top, bottom, left, right } = element.getBoundingClientRect()
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  return {
    html: element.outerHTML.slice(0, 160),
    seen: inSight && before.get(element) !== wholeLook(element),
    same: element === lastStop,
  }
}

/** Runs in the page: at how many elements Tab should stop; of a group of radio buttons at one. */
function tabStops(): number {
  const elements = [
    ...document.querySelectorAll<HTMLElement | SVGElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    ),
  ].filter((element) => element.tabIndex >= 0 && element.checkVisibility())
  const radios = elements.filter((element) => element instanceof HTMLInputElement && element.type === 'radio')
  const groups = new Set(radios.map((radio) => radio.getAttribute('name')))
  return elements.length - radios.length + groups.size
}
