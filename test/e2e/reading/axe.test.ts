import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../../../scripts/browser.mjs'
import { findingsOn } from '../axe.ts'
import { publicPages } from '../public-pages.ts'
import { situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'

/** Each width in a light and in a dark scheme; the colours of a scheme do not depend on the width. */
const appearances = {
  light: { colorScheme: 'light', width: 1280 },
  dark: { colorScheme: 'dark', width: 360 },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active', width: 1280 },
  'more contrast': { colorScheme: 'light', contrast: 'more', width: 360 },
} as const
const ordinary = { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' } as const

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(await browserOptions())
})
afterAll(() => browser.close())

describe('axe', () => {
  const stages: { stage: Stage; page: Page }[] = []
  let working: { stage: Stage; page: Page }
  beforeAll(async () => {
    for (const situation of ['quiet', 'one P1', 'three open'] as const) {
      const stage = await setStage({ open: situations[situation] })
      stages.push({ stage, page: await browser.newPage({ baseURL: stage.url }) })
    }
    const stage = await setStage({ working: true })
    working = { stage, page: await browser.newPage({ baseURL: stage.url }) }
  })
  afterAll(async () => {
    for (const { stage } of [...stages, working]) await stage.clear()
  })

  it.each(['/', '/fr', '/history'])('finds nothing while planned work is under way, on: %s', async (path) => {
    const { page } = working
    await page.goto(path)
    expect(await findingsInEveryAppearance(page)).toEqual([])
  })

  it('finds nothing on the page of planned work under way', async () => {
    const { stage, page } = working
    await page.goto(`/maintenance/${stage.seeded.work.underWay ?? ''}`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('new machine')
    expect(await findingsInEveryAppearance(page)).toEqual([])
  })

  it.each(publicPages)('finds nothing, quiet or in trouble, on: $name', async ({ visit }) => {
    const found = await Promise.all(
      stages.map(async ({ stage, page }) => {
        await visit(page, stage.seeded)
        return findingsInEveryAppearance(page)
      }),
    )
    expect(found).toEqual([[], [], []])
  })
})

it('axe, so set up, sees what is wrong', async () => {
  const page = await browser.newPage()
  await page.setContent('<p style="color:#ccc">Pale</p><a href="/"></a><a href="/"></a>')
  const findings = await findingsOn(page)
  await page.close()
  expect(findings.map((finding) => finding.split(':')[0])).toEqual(
    expect.arrayContaining(['color-contrast', 'html-has-lang', 'link-name', 'landmark-one-main']),
  )
})

async function findingsInEveryAppearance(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [appearance, { width, ...media }] of Object.entries(appearances)) {
    await page.emulateMedia({ ...ordinary, ...media })
    await page.setViewportSize({ width, height: 800 })
    const findings = await findingsOn(page)
    found.push(...findings.map((finding) => `${appearance}, ${width} px: ${finding}`))
  }
  return found
}
