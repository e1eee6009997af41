import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PageModel, Pages } from '#core/views/page-models.ts'
import { historyEntry } from '#core/views/history-entry.ts'
import { wishFormIn } from '#core/subscribers/wish-form.ts'
import { publicView } from '#core/views/public-view.ts'
import { directionOf, type Language, languages } from '#core/words/languages.ts'
import { words } from '#core/words/markdown.ts'
import { ms } from '#core/words/times.ts'
import { astroPages } from '#functions/adapters/pages/astro.ts'
import { at, incident, span, update } from '#test/core/views/incident.ts'
import { content, repository } from '#test/fakes/deps.ts'

const siteUrl = 'https://status.example.com'
const others = languages.filter((each) => each !== 'en')

const open = incident({
  title: 'Nobody can sign in',
  impacts: { authentication: 'major_outage' },
  spans: [span('authentication', 'major_outage', at('02:41'))],
  nextUpdateAt: at('03:32'),
  impact: words('Stay signed in.'),
  updates: [update(at('02:45')), update(at('03:17'), { status: 'identified', promisedFor: at('03:15') })],
})
const records = { openedAt: '2026-07-01T09:00:00.000Z', baselines: {}, spells: [], planned: [], pastWork: [] }
const quiet = publicView(
  content,
  { ...records, open: [], recent: [], history: [], months: {} },
  ms(at('03:24')),
)
const trouble = publicView(
  content,
  {
    ...records,
    open: [open],
    recent: [open],
    history: [historyEntry(open, content.levels)],
    months: { '2026-11': 1 },
  },
  ms(at('03:24')),
)
const entries = content.incidents.map((each) => historyEntry(each, content.levels))
const month = {
  month: '2026-11',
  name: 'November 2026',
  entries,
  work: [],
  earlier: [],
  previous: '2026-10',
  next: null,
}
const form = {
  ...wishFormIn((name) => (name === 'about' ? ['some'] : []), 'en'),
  email: 'mara',
  mistakes: [{ field: 'email', expected: 'an address', got: '"mara"' }],
}

const subscription: PageModel['subscription'] = {
  token: 'secret',
  address: 'm…@example.com',
  hook: null,
  form,
  mistakes: [],
  followed: [{ id: open.id, title: open.title }],
  saved: false,
  chosen: 'ends',
}

const hook: PageModel['hook'] = {
  token: 'secret',
  kind: 'webhook',
  host: 'hooks.example.com',
  secret: 'whsec_c2VjcmV0',
  secretOpen: true,
  bothSignUntil: at('04:00'),
  stopped: null,
  tested: null,
  attempts: [
    {
      at: at('02:46'),
      message: 'msg_n1',
      notice: 'n1',
      type: 'incident.opened',
      cause: 'notice',
      delivered: false,
      status: null,
      said: 'it did not answer in time',
      milliseconds: 20_000,
      nextAt: at('02:51'),
    },
  ],
}

const pages: [string, Partial<PageModel>][] = [
  ['/', {}],
  ['/', { view: quiet }],
  ['/history', { month }],
  ['/history/2026-11', { month, view: quiet }],
  [`/incidents/${open.id}`, { incident: open }],
  ...content.incidents.map((each): [string, Partial<PageModel>] => [
    `/incidents/${each.id}`,
    { incident: each },
  ]),
  ['/subscribe', {}],
  ['/subscribe', { form }],
  ['/subscribe/check', {}],
  ['/subscribe/confirm', { confirmation: { state: 'ready', what: 'You asked for everything.' } }],
  ['/subscribe/confirm', {}],
  ['/subscribe/confirmed', {}],
  ['/unsubscribe', { departure: { state: 'ready', address: 'm…@example.com' } }],
  ['/unsubscribe', {}],
  ['/report', {}],
  ['/report', { report: { mistake: true } }],
  ['/report/thanks', {}],
  ['/unsubscribed', {}],
  ['/subscription', { subscription }],
  ['/subscription', { subscription: { ...subscription, hook: { kind: 'slack', host: 'hooks.slack.com' } } }],
  ['/subscription/hook', { hook }],
  ['/subscription/hook', { hook: { ...hook, tested: 'failed', stopped: 'failing' } }],
  ['/subscription/hook', {}],
  ['/subscribe/again', { comeback: { state: 'ready' } }],
  ['/404', {}],
  ['/problem', { problem: { status: 429, title: 'Too many requests', detail: 'Only 5 in an hour.' } }],
]

let built: Pages

beforeAll(async () => {
  built = await astroPages(join(repository, 'dist/node/server/entry.mjs'))
})

function rendered(path: string, language: Language, more: Partial<PageModel> = {}): Promise<string> {
  return built.render(path, { view: trouble, content, siteUrl, language, base: `/${language}`, ...more })
}

function all(language: Language): Promise<string[]> {
  return Promise.all(pages.map(([path, more]) => rendered(path, language, more)))
}

describe.each(languages)('every page in %s', (language) => {
  it('says its language and direction, and nothing undefined', async () => {
    for (const html of await all(language)) {
      expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}"`)
      expect(html.replaceAll(/<style[\s\S]*?<\/style>/g, '')).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  it('links within its language, and to feeds and programs without one', async () => {
    for (const html of await all(language)) {
      const inner = [...html.matchAll(/<(?:a|form)[^>]* (?:href|action)="(\/[^"]*)"/g)].map(
        ([, href = '']) => href,
      )
      const astray = inner.filter(
        (href) =>
          !languages.some((each) => `${href}/`.startsWith(`/${each}/`)) &&
          !/^\/(history\.(rss|atom)|feed\.json|maintenance\.ics|api\/v2\/summary\.json)$/.test(href),
      )
      expect(astray).toEqual([])
    }
  })
})

it('the wishes of a program say where they go, and offer no hour', async () => {
  const to = { kind: 'webhook' as const, host: 'hooks.example.com' }
  const [own, program] = await Promise.all([
    rendered('/subscription', 'en', { subscription }),
    rendered('/subscription', 'en', { subscription: { ...subscription, hook: to } }),
  ])
  for (const field of ['when', 'quiet', 'timeZone']) {
    expect(own).toContain(`name="${field}"`)
    expect(program).not.toContain(`name="${field}"`)
  }
  expect(own).not.toContain('/subscription/hook')
  expect(program).toContain('href="/en/subscription/hook?token=secret"')
})

describe('a page in another language', () => {
  it.each(others)('keeps the words of the operator in %s and marks them', async (language) => {
    const own = `lang="en" dir="auto"`
    const html = await rendered('/', language)
    expect(html).toMatch(new RegExp(`<h1[^>]*${own}[^>]*>\\s*Nobody can sign in\\.\\s*</h1>`))
    expect(html).toMatch(new RegExp(`class="lead"[^>]*${own}[^>]*><p>Stay signed in\\.</p>`))
    expect(html).toMatch(new RegExp(`${own}[^>]*>\\s*Reports were slow\\s*<`))
    expect(await rendered('/', 'en')).not.toContain('dir="auto"')
  })

  it('is named by every other, and by none whose address is secret', async () => {
    const html = await rendered('/history', 'de', { month })
    expect(html).toContain(`<link rel="canonical" href="${siteUrl}/de/history">`)
    expect(html).toContain(`<link rel="alternate" hreflang="x-default" href="${siteUrl}/history">`)
    for (const each of languages) {
      expect(html).toContain(`<link rel="alternate" hreflang="${each}" href="${siteUrl}/${each}/history">`)
      expect(html).toMatch(new RegExp(`<a href="/${each}/history" lang="${each}" hreflang="${each}"`))
    }
    expect(html.match(/hreflang="de" aria-current="page"/g)).toHaveLength(1)
    expect(await rendered('/subscribe/confirm', 'de')).not.toContain('hreflang')
  })

  it('is the same page as ever at the address without a language', async () => {
    const html = await rendered('/', 'en', { base: '' })
    expect(html).toContain(`<link rel="canonical" href="${siteUrl}/">`)
    expect(html).toContain('<a href="/history">')
    expect(html).toContain('action="/subscribe"')
  })
})

describe('the page by which somebody of the team says that they are on it', () => {
  const about = {
    incident: { id: 'INC-2026-11-17-001', title: 'Nobody can sign in', severity: 'P1' as const },
    private: false,
    open: true,
    name: 'Tech Lead',
    people: ['Tech Lead', 'John Doe'],
    answered: null,
  }
  const page = (answering: PageModel['answering']) => rendered('/ack', 'en', { base: '', answering })

  it('has one button, and asks for a name only where the link is not theirs', async () => {
    const own = await page(about)
    expect(own.match(/<button/g)).toHaveLength(1)
    expect(own).toContain('I am on it: Tech Lead')
    expect(own).not.toContain('<select')
    expect(await page({ ...about, name: null })).toMatch(/<select[^>]*required/)
  })

  it('has no button once somebody is on it, it is over, or the link works no more', async () => {
    const answered = { name: 'Jane Smith', at: '2026-11-17T02:50:00.000Z' }
    expect(await page({ ...about, answered })).toMatch(/Jane Smith is on it\.[\s\S]*Since 02:50 UTC/)
    for (const each of [{ ...about, answered }, { ...about, open: false }, null]) {
      const html = await page(each)
      expect(html).not.toContain('<button')
      expect(html.replaceAll(/<style[\s\S]*?<\/style>/g, '')).not.toMatch(/undefined|NaN|\[object/)
    }
  })
})
