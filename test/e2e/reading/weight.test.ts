import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../../scripts/browser.mjs'
import { situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'
import { brotliBytes, transferOf } from '../weighing.ts'

const open = situations['three open']
const stages: Stage[] = []
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
})

afterAll(async () => {
  await browser.close()
  await Promise.all(stages.map((stage) => stage.clear()))
})

async function stageWith(options: Parameters<typeof setStage>[0]): Promise<Stage> {
  const stage = await setStage({ open, ...options })
  stages.push(stage)
  return stage
}

describe('the front page with 90 days and three open incidents', () => {
  it.each([
    [10, 10_240],
    [20, 14_336],
  ])('with %i components comes in one answer of at most %i bytes', async (components, most) => {
    const { url } = await stageWith({ components, recent: 2 * components })
    const bytes = await brotliBytes(`${url}/`)
    const { requests, transferred, blocking } = await transferOf(browser, `${url}/`)
    const figures = { components, bytes, transferred, requests }
    expect(figures).toSatisfy(() => bytes <= most, `first answer of at most ${most} bytes`)
    expect(figures).toSatisfy(() => transferred <= 25 * 1024 && requests.length <= 3, '25 KB in 3 requests')
    expect(blocking).toEqual([])
  })

  it('weighs the same after 0, 1,000 and 10,000 past incidents', async () => {
    const figures: Record<number, number> = {}
    for (const past of [0, 1000, 10_000]) {
      const { url } = await stageWith({ components: 10, recent: 20, past })
      figures[past] = await brotliBytes(`${url}/`)
    }
    const all = Object.values(figures)
    expect(figures).toSatisfy(() => Math.max(...all) - Math.min(...all) <= 600, 'at most 600 bytes apart')
  })
})
