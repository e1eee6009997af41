import lighthouse, { type RunnerResult } from 'lighthouse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { debuggedChromium } from '../debugged-chromium.ts'
import { situations } from '../situations.ts'
import { setStage, type Stage } from '../stage.ts'

type Result = RunnerResult['lhr']

const categories = ['performance', 'accessibility', 'best-practices', 'seo']

let stage: Stage
let browser: Awaited<ReturnType<typeof debuggedChromium>>
beforeAll(async () => {
  stage = await setStage({ open: situations['three open'], recent: 20 })
  browser = await debuggedChromium()
})
afterAll(async () => {
  await browser.close()
  await stage.clear()
})

it.each([
  ['the front page with three open incidents', () => '/'],
  ['an ended incident', () => '/incidents/INC-2026-10-08-001'],
  ['the history', () => '/history'],
])('Lighthouse gives %s all four times 100 on a phone', async (_, path) => {
  let result = await examined(path(), categories)
  const losses = lossesIn(result)
  // Only the time that a page takes is a matter of what else this machine does.
  for (let again = 0; again < 2 && losses.performance; again++) {
    result = await examined(path(), ['performance'])
    losses.performance = lossesIn(result).performance
  }
  expect(Object.values(losses).filter((loss) => loss !== undefined)).toEqual([])
})

async function examined(path: string, onlyCategories: string[]): Promise<Result> {
  const run = await lighthouse(stage.url + path, {
    port: browser.port,
    onlyCategories,
    formFactor: 'mobile',
    throttlingMethod: 'simulate',
    disableFullPageScreenshot: true,
    // A page of one answer is quiet at once; by default a second is waited for each of these.
    pauseAfterFcpMs: 0,
    pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 250,
    cpuQuietThresholdMs: 250,
    logLevel: 'error',
  })
  if (!run) throw new Error('Lighthouse gave no result')
  expect([run.lhr.finalDisplayedUrl, run.lhr.runtimeError]).toEqual([stage.url + path, undefined])
  return run.lhr
}

/** For each category below 100 a text that says what pulled it down. */
function lossesIn({ categories, audits }: Result): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.values(categories).map(({ id, score, auditRefs }) => {
      if (score === 1) return [id, undefined]
      const failing = auditRefs
        .filter(({ weight }) => weight > 0)
        .map(({ id: audit }) => audits[audit])
        .filter((audit) => audit?.score !== null && audit?.score !== undefined && audit.score < 1)
        .map((audit) => `${audit?.title}: ${audit?.displayValue ?? audit?.score}`)
      return [id, `${id} ${Math.round((score ?? 0) * 100)}: ${failing.join('; ')}`]
    }),
  )
}
