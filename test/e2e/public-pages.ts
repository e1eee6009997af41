import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Seeded } from './seed.ts'

export interface PublicPage {
  name: string
  /** What people keep on paper. */
  printed?: true
  /** Leads a browser there, from an address that the page has. */
  visit(page: Page, seeded: Seeded): Promise<unknown>
}

/** Every page that the public can come to; all that is promised of pages is asked of each of these. */
export const publicPages: PublicPage[] = [
  printed('front page', () => '/'),
  printed('history', () => '/history'),
  printed('a month', () => '/history/2026-10'),
  printed('an open incident', ({ open: [first], ended }) => `/incidents/${first ?? ended}`),
  printed('an ended incident', ({ ended }) => `/incidents/${ended}`),
  printed('an ended incident with a review', () => '/incidents/INC-2026-10-08-001'),
  printed('the history of a service', () => '/history?component=api&severity=P2'),
  printed('uptime', () => '/uptime'),
  printed('a service', () => '/services/authentication'),
  printed('planned work that is over', ({ work }) => `/maintenance/${work.over}`),
  printed('planned work to come', ({ work }) => `/maintenance/${work.ahead}`),
  at('German', () => '/de'),
  at('German, an ended incident', ({ ended }) => `/de/incidents/${ended}`),
  at('Arabic', () => '/ar'),
  at('Arabic, planned work to come', ({ work }) => `/ar/maintenance/${work.ahead}`),
  at('Japanese, history', () => '/ja/history'),
  at('to put into other pages', () => '/embed'),
  at('report a problem', () => '/report'),
  at('subscribe', () => '/subscribe'),
  { name: 'subscribe, refused', visit: refusedForm },
  at('subscribe, look in your inbox', () => '/subscribe/check'),
  at('confirm', ({ tokens }) => `/subscribe/confirm?token=${tokens.confirm}`),
  at('confirm, too late', () => '/subscribe/confirm?token=old', 404),
  at('confirmed', () => '/subscribe/confirmed'),
  at('what one gets', ({ tokens }) => `/subscription?token=${tokens.leave}`),
  at('what one gets, in Arabic', ({ tokens }) => `/ar/subscription?token=${tokens.leave}&choose=ends`),
  { name: 'what one gets, refused', visit: refusedChange },
  at('what a webhook gets', ({ tokens }) => `/subscription?token=${tokens.hook}`),
  at('where notices go', ({ tokens }) => `/subscription/hook?token=${tokens.hook}&secret`),
  at(
    'where notices go, in Arabic',
    ({ tokens }) => `/ar/subscription/hook?token=${tokens.hook}&tested=failed`,
  ),
  at('where notices go, unknown', () => '/subscription/hook?token=other', 404),
  at('back again', ({ tokens }) => `/subscribe/again?token=${tokens.back}`),
  at('unsubscribe', ({ tokens }) => `/unsubscribe?token=${tokens.leave}`),
  at('unsubscribe, done before', ({ tokens }) => `/unsubscribe?token=${tokens.left}`),
  at('unsubscribe, unknown', () => '/unsubscribe?token=other', 404),
  at('unsubscribed', () => '/unsubscribed'),
  at('a link of the team that works no more', () => '/ack?token=old', 404),
  at('no such page', () => '/nothing', 404),
]

function printed(name: string, path: (seeded: Seeded) => string): PublicPage {
  return { ...at(name, path), printed: true }
}

function at(name: string, path: (seeded: Seeded) => string, status = 200): PublicPage {
  return {
    name,
    async visit(page, seeded) {
      const response = await page.goto(path(seeded))
      expect([name, response?.status()]).toEqual([name, status])
    },
  }
}

async function refusedChange(page: Page, { tokens }: Seeded): Promise<void> {
  await page.goto(`/subscription?token=${tokens.leave}`)
  await page.getByLabel('Only some services').check()
  await page.getByLabel('Once a week').check()
  await page.getByLabel('Keep quiet hours').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Nothing was saved yet.').waitFor()
}

async function refusedForm(page: Page): Promise<void> {
  await page.goto('/subscribe')
  await page.getByLabel('Your email address').fill('mara@example')
  await page.getByLabel('Only some services').check()
  await page.getByRole('button', { name: 'Subscribe' }).click()
  expect(await page.getByLabel('Your email address').getAttribute('aria-invalid')).toBe('true')
}
