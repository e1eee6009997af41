import { randomUUID } from 'node:crypto'
import { runScript, unwatched } from '#test/e2e/process.ts'
import { fakeResend } from '#test/fakes/resend.ts'
import type { RunningPage } from './runtimes.ts'

/** What every page has around it, wherever it runs: a secret of its own and a mail provider. */
export interface Surroundings {
  token: string
  environment: Record<string, string>
  /** The page at this address, once it has shown that it is the one that was given this secret. */
  page(url: string, platform: Pick<RunningPage, 'minute' | 'setUpLink' | 'stop'>): Promise<RunningPage>
  clear(): Promise<void>
}

export async function surround(): Promise<Surroundings> {
  const resend = await fakeResend({ now: () => Date.now() })
  const token = randomUUID()
  return {
    token,
    environment: {
      STATUS_API_TOKEN: token,
      DASHBOARD_URL: unwatched,
      RESEND_API_KEY: resend.apiKey,
      RESEND_BASE_URL: resend.url,
      MAIL_FROM: 'DuetRight Status <status@example.com>',
    },
    async page(url, { minute, setUpLink, stop }) {
      const page: RunningPage = {
        url,
        token,
        script: (...parameters) => runScript({ url, token }, ...parameters),
        mails: () => resend.ledger,
        minute,
        setUpLink,
        stop,
      }
      const tried = await page.script('Is this our own page?', '--dry-run')
      if (tried.code === 0) return page
      await stop()
      throw new Error(`Another page answers at ${url}: ${tried.stderr}`)
    },
    clear: () => resend.close(),
  }
}
