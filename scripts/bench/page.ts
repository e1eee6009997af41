import { type Browser, chromium } from 'playwright'
import { situations } from '#test/e2e/situations.ts'
import { setStage } from '#test/e2e/stage.ts'
import { brotliBytes, transferOf } from '#test/e2e/weighing.ts'
import { browserOptions } from '../browser.mjs'
import type { Bench } from './index.ts'
import { bytes, type Line, median, milliseconds } from './table.ts'

/** Lighthouse's slow 4G. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}
const runs = 5

export const page: Bench = {
  title: 'Front page, three open incidents, 90 days of bars with two incidents per component',
  async measure() {
    const browser = await chromium.launch(await browserOptions())
    try {
      const lines = [...(await linesWith(browser, 10, 10_240)), ...(await linesWith(browser, 20, 14_336))]
      return { lines, notes: ['Slow 4G is 1.6 Mbit/s with 150 ms; opening the connection is not in it.'] }
    } finally {
      await browser.close()
    }
  },
}

async function linesWith(browser: Browser, components: number, most: number): Promise<Line[]> {
  const stage = await setStage({
    components,
    recent: 2 * components,
    open: situations['three open'],
  })
  try {
    const first = await brotliBytes(`${stage.url}/`)
    const { transferred, requests } = await transferOf(browser, `${stage.url}/`)
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push(await visibleAfter(browser, `${stage.url}/`))
    const visible = median(times)
    const name = `${components} components`
    return [
      {
        what: `${name}: first response, brotli`,
        figure: bytes(first),
        target: bytes(most),
        ok: first <= most,
      },
      {
        what: `${name}: whole transfer`,
        figure: `${bytes(transferred)} in ${requests.length}`,
        target: `${bytes(25 * 1024)} in 3`,
        ok: transferred <= 25 * 1024 && requests.length <= 3,
      },
      {
        what: `${name}: everything visible on slow 4G, median of ${runs}`,
        figure: milliseconds(visible),
        target: '600 ms',
        ok: visible <= 600,
      },
    ]
  } finally {
    await stage.clear()
  }
}

/** From the start of the navigation to the first frame that shows the whole document. */
async function visibleAfter(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', slow4G)
  await page.goto(url)
  const time = await page.evaluate(
    () =>
      new Promise<number>((shown) => {
        const paints = () => performance.getEntriesByName('first-contentful-paint')
        const [timing] = performance.getEntriesByType('navigation')
        const complete = timing instanceof PerformanceNavigationTiming ? timing.domContentLoadedEventEnd : 0
        const look = () => {
          const [paint] = paints()
          if (paint) shown(Math.max(paint.startTime, complete))
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
  await context.close()
  return time
}
