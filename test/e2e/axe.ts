import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One line for each element that breaks a rule; frames hold pages that are looked at themselves, and no style sheets are loaded. */
export async function findingsOn(page: Page): Promise<string[]> {
  const known = await page.evaluate(() => 'axe' in globalThis)
  const { violations } = await new AxeBuilder({ page, ...(known && { axeSource: '/* is there */' }) })
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(rules)
    .exclude('iframe')
    .setLegacyMode()
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}
