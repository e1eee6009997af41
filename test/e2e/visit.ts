import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { browserOptions } from '../../scripts/browser.mjs'

export interface Visitor {
  /** Opens a page of a reader of their own; fails when something on it breaks the content policy or throws. */
  visit(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void>
  leave(): Promise<void>
}

/** One browser for a file of tests. */
export async function visitor(): Promise<Visitor> {
  const browser: Browser = await chromium.launch(await browserOptions())
  return {
    async visit(options, look) {
      const context = await browser.newContext(options)
      const broken: string[] = []
      try {
        const page = await context.newPage()
        page.on('pageerror', (error) => broken.push(error.message))
        page.on('console', (message) => {
          if (/content security policy/i.test(message.text())) broken.push(message.text())
        })
        await look(page)
      } finally {
        await context.close()
      }
      if (broken.length > 0) throw new Error(broken.join('\n'))
    },
    leave: () => browser.close(),
  }
}
