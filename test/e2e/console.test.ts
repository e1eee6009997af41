import { Secret, TOTP } from 'otpauth'
import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOn } from './axe.ts'
import { forget, startProcess, type StatusProcess } from './process.ts'
import { shiftsOn } from './shifts.ts'
import { visitor, type Visitor } from './visit.ts'

let browser: Visitor
let status: StatusProcess
let state: BrowserContextOptions['storageState']

const email = 'mara@example.com'
const password = 'correct horse battery staple'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

beforeAll(async () => {
  ;[browser, status] = await Promise.all([visitor(), startProcess()])
})

afterAll(async () => {
  await browser.leave()
  await status.stop()
  forget(status)
})

/** At the console, signed in once somebody is. */
function at(path: string, look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) {
  const signedIn = state ? { storageState: state } : {}
  return browser.visit({ baseURL: status.url, ...signedIn, ...options }, async (page) => {
    await page.goto(path)
    await look(page)
  })
}

/** An authenticator that asks its owner and is answered at once. */
async function authenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function withPassword(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in with the password' }).click()
}

describe('getting in', () => {
  it('begins with the link that the start printed', async () => {
    const link = /Set up the first operator at (\S+)/.exec(status.output())?.[1] ?? ''
    await at(link, async (page) => {
      await page.getByLabel('Your name').fill('Mara Lind')
      await page.getByLabel('Email address').fill(email)
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Become the first administrator' }).click()
      expect(await heading(page).innerText()).toBe('Mara Lind')
      state = await page.context().storageState()
    })
  })

  it('takes a passkey that was added here, without a password', async () => {
    await at('/admin/me', async (page) => {
      await authenticator(page)
      await page.getByLabel('Name of the new one').fill('Laptop')
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByRole('button', { name: 'Remove the passkey Laptop' }).waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()
      expect(await heading(page).innerText()).toBe('Sign in')
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.getByRole('link', { name: 'Declare an incident' }).waitFor()
      state = await page.context().storageState()
    })
  })

  it('asks for the code of the app beside the password, once that is turned on', async () => {
    let secret = ''
    await at('/admin/me', async (page) => {
      await page.getByRole('button', { name: 'Turn on' }).click()
      secret = (await page.locator('.totp code').innerText()).replaceAll(' ', '')
      expect(await page.locator('.totp svg').count()).toBe(1)
      await page.getByLabel('The six digits').fill(codeOf(secret, -1))
      await page.getByRole('button', { name: 'Ask for a code from now on' }).click()
      expect(await page.locator('.codes li').count()).toBe(10)
      state = await page.context().storageState()
    })
    await at(
      '/admin',
      async (page) => {
        await withPassword(page)
        expect(await heading(page).innerText()).toBe('Enter the code')
        await page.getByLabel('Code').fill('000000')
        await page.getByRole('button', { name: 'Sign in' }).click()
        expect(await page.getByRole('alert').innerText()).toContain('not the present one')
        await page.getByLabel('Code').fill(codeOf(secret))
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.getByRole('link', { name: 'Declare an incident' }).waitFor()
      },
      { storageState: { cookies: [], origins: [] } },
    )
  })
})

/** The code of now, or of so many half minutes later. */
function codeOf(secret: string, later = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 })
}

describe('an incident', () => {
  it('is declared, worked and resolved by hand', async () => {
    await at('/admin', async (page) => {
      await page.getByRole('link', { name: 'Declare an incident' }).click()
      await page.locator('[name="answer.down"][value=no]').check()
      await page.locator('[name="answer.authentication"][value=yes]').check()
      await page.getByText('Critical, because').waitFor()
      await page.getByLabel('Headline').fill('Nobody can sign in')
      await page.getByLabel('Impact').fill('New sign-ins fail.')
      await page.getByLabel('Authentication', { exact: true }).selectOption('major_outage')
      expect(await page.getByRole('button', { name: 'Choose who is told' }).isDisabled()).toBe(true)
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'on the page only' }).click()
      expect(await heading(page).innerText()).toBe('Nobody can sign in')
      expect(await page.locator('.undo').innerText()).toContain('Update 1 is on the page.')
      expect(await page.locator('.clock .left').innerText()).toMatch(/^1[45]:\d\d$/)

      await page.getByRole('button', { name: 'A fix is going in' }).click()
      expect(await page.locator('#message').inputValue()).toContain('a fix is going in now')
      await page.getByLabel('Headline').fill('Most people cannot sign in')
      await page.getByText(/draft kept/).waitFor()
      const shown = page.frameLocator('.p-page iframe')
      await shown.getByRole('heading', { name: 'Most people cannot sign in.' }).waitFor()
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Publish update 2 on the page only' }).click()
      expect(await heading(page).innerText()).toBe('Most people cannot sign in')

      await page.getByRole('checkbox', { name: 'Incident channel opened' }).click()
      await page.getByText('1 of 7').waitFor()

      await page.getByRole('link', { name: 'Resolve…' }).click()
      for (const check of await page.locator('[name=check]').all()) await check.check()
      await page.getByLabel('Headline').fill('Nobody could sign in')
      await page.getByLabel('Last update').fill('Sign-in works.')
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Resolve on the page only' }).click()
      expect(await heading(page).innerText()).toBe('Nobody could sign in')
      await page.goto('/')
      expect(await heading(page).innerText()).toBe('Everything is working.')
    })
  })

  it('is worked by two at once, who see each other and lose no words', async () => {
    await status.script('--severity', 'P2', 'Reports are slow')
    await at('/admin', async (mara) => {
      await at('/admin', async (tab) => {
        await mara.locator('#message').fill('Words of one tab.')
        await mara.getByText(/draft kept/).waitFor()
        await tab.locator('#message').fill('Words of the other.')
        await tab.getByText(/draft kept/).waitFor()
        await mara.getByLabel('Page only').check()
        await mara.getByRole('button', { name: 'Publish update 2 on the page only' }).click()
        await mara.getByText('Update 2 is on the page.').waitFor()
        await tab.getByLabel('Page only').check()
        await tab.getByRole('button', { name: 'Publish update 2 on the page only' }).click()
        expect(await tab.getByRole('alert').innerText()).toContain('Update 2 was published at')
        expect(await tab.locator('#message').inputValue()).toBe('Words of the other.')
      })
    })
  })

  it('can be worked without scripts', async () => {
    const look = async (page: Page) => {
      await page.getByRole('button', { name: 'Nothing new yet' }).click()
      expect(await page.locator('#message').inputValue()).toContain('Nothing has changed')
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: /^Publish update \d on the page only$/ }).click()
      expect(await page.locator('.undo').innerText()).toContain('is on the page.')
      expect(await page.locator('.clock .left').innerText()).toMatch(/^\d\d:\d\d$/)
    }
    await at('/admin', look, { javaScriptEnabled: false })
  })
})

let desk = ''

describe('planned work', () => {
  it('is planned, begun and told of without JavaScript, each by a button that names it', async () => {
    const look = async (page: Page) => {
      await page.getByLabel('Title').fill('New database')
      await page.getByLabel('What you will do').fill('We move the database.')
      await page.getByLabel('Page only').check()
      await page.locator('.go button:visible').click()
      desk = new URL(page.url()).pathname
      expect(await page.getByText('It begins, and nobody is written to').isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: 'Choose who is told' }).isDisabled()).toBe(true)

      await page.getByLabel('Begin now').check()
      await page.getByLabel('Page and email').check()
      expect(await page.locator('.go button:visible').allInnerTexts()).toEqual(['Begin now for all to read'])
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Begin now on the page only' }).click()
      await page.getByText('Update 2 is on the page.').waitFor()

      expect(await page.getByLabel('Say that we verify').isChecked()).toBe(true)
      await page.getByLabel('Stays as it is').check()
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Publish update 3 on the page only' }).click()
      expect(await page.getByRole('alert').innerText()).toContain('message')
      await page.getByLabel('Update 3').fill('Half of it is moved.')
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Publish update 3 on the page only' }).click()
      await page.getByText('Half of it is moved.').waitFor()
    }
    await at('/admin/planned/new', look, { javaScriptEnabled: false })
  })
})

describe('a review', () => {
  it('is recorded with its day and a note', async () => {
    await at('/admin/reviews', async (page) => {
      const channels = page.locator('section', { hasText: 'Communication channels tested' })
      await channels.getByText('Record that it is done').click()
      await channels.getByLabel('What was found').fill('All four answered.')
      await channels.getByRole('button', { name: 'Record it as done' }).click()
      await channels.getByText('Mara Lind').waitFor()
      await page.getByText('All four answered.').waitFor()
    })
  })
})

let drill = ''

describe('a drill', () => {
  it('is begun and worked without scripts, under its tape on every screen', async () => {
    const look = async (page: Page) => {
      const screen = async () => {
        expect(await page.locator('.bar .mode').innerText()).toBe('DRILL')
        expect(await page.locator('.tape').innerText()).toBe('Drill. Nothing leaves this console.')
      }
      await page.getByLabel('Reports are slow').check()
      await page.getByRole('button', { name: 'Begin the drill' }).click()
      drill = new URL(page.url()).pathname
      await screen()
      await page.getByText('Three customers say that reports take minutes to open.').waitFor()
      await page.getByRole('link', { name: 'Declare it in the drill' }).click()
      await screen()
      for (const question of ['down', 'authentication', 'api', 'feature'])
        await page.locator(`[name="answer.${question}"][value=no]`).check()
      await page.locator('[name="answer.performance"][value=yes]').check()
      await page.getByLabel('Headline').fill('Reports open slowly')
      await page.getByLabel('Impact').fill('Reports take minutes to open.')
      await page.getByLabel('Page and email').check()
      await page.locator('.go .loud:visible').click()
      await screen()
      expect(await page.locator('.undo').innerText()).toContain('on the page of the drill')
      expect(new URL(page.url()).pathname).toContain(`${drill}/incidents/INC-`)

      await page.getByRole('button', { name: 'A fix is going in' }).click()
      await screen()
      await page.getByLabel('Page only').check()
      await page.getByRole('button', { name: 'Publish update 2 on the page only in the drill' }).click()
      await page.getByRole('link', { name: 'Resolve…' }).click()
      await screen()
      for (const link of await page.locator('a[href^="/admin"]').all())
        expect(await link.getAttribute('href')).toMatch(/^\/admin\/(drill\/|drills|me$)/)
    }
    await at('/admin/drills', look, { javaScriptEnabled: false })
    await at('/', async (page) => {
      expect(await page.content()).not.toContain('Reports open slowly')
    })
  })
})

describe('what somebody wrote while their session ended', () => {
  it('is held on a page as good as every room, and goes on once they are in again', async () => {
    await at('/admin/planned/new', async (page) => {
      const cookies = await page.context().cookies()
      await page.getByLabel('Title').fill('New database')
      await page.getByLabel('What you will do').fill('We move the database.')
      await page.context().clearCookies()
      await page.getByLabel('Page only').check()
      await page.locator('.go button:visible').click()
      await page.getByText('Nothing you wrote is lost.').waitFor()
      expect(await findingsIn(page)).toEqual([])
      expect(await tooNarrowFor(page)).toEqual([])
      expect(await weightOf(await page.content())).toBeLessThan(mostBytes)
      await page.context().addCookies(cookies)
      await page.getByRole('button', { name: 'I am signed in, go on' }).click()
      expect(await page.getByLabel('What you will do').inputValue()).toBe('We move the database.')
    })
  })
})

describe('every room', () => {
  let rooms: string[]
  beforeAll(async () => {
    await at('/admin/sent', async (page) => {
      const delivery = await page.locator('a[href^="/admin/sent/"]').first().getAttribute('href')
      await page.goto('/admin')
      const open = await page.locator('a[href$="/record"]').first().getAttribute('href')
      rooms = [
        ...houses,
        desk,
        `${desk}/change`,
        `${desk}/cancel`,
        drill,
        `${drill}/incidents/new`,
        open ?? 'none',
        open?.replace(/record$/, 'merge') ?? 'none',
        delivery ?? 'none',
      ]
    })
  })

  it('passes axe, light and wide, dark and narrow', async () => {
    await everywhere(async (page, room) => {
      expect(await findingsIn(page), room).toEqual([])
    })
  })

  it('fits into every width', async () => {
    await everywhere(async (page, room) => {
      expect(await tooNarrowFor(page), room).toEqual([])
    })
  })

  it.each([390, 1440])('stays in its place while it appears, %i pixels wide', async (width) => {
    const look = async (page: Page, room: string) => {
      expect(await shiftsOn(page), room).toBeLessThan(0.02)
    }
    await everywhere(look, { viewport: { width, height: 844 } })
  })

  it('would be seen to move', async () => {
    await at('/admin/me', async (page) => {
      await shiftsOn(page)
      await page.evaluate(() => {
        const pushing = document.createElement('div')
        pushing.style.blockSize = '300px'
        document.body.prepend(pushing)
      })
      expect(await shiftsOn(page)).toBeGreaterThan(0.02)
    })
  })

  it('weighs less than 30 KB compressed', async () => {
    await everywhere(async (_page, room, html) => {
      expect(await weightOf(html), room).toBeLessThan(mostBytes)
    })
  })

  it('is two letters away, but not from somebody who types', async () => {
    await at('/admin/subscribers', async (page) => {
      const field = page.locator('main input[type=search]').first()
      await field.press('g')
      await field.press('n')
      expect(await field.inputValue()).toBe('gn')
      await field.blur()
      await page.keyboard.press('g')
      await page.keyboard.press('i')
      await page.waitForURL('**/admin/incidents')
      await page.keyboard.press('?')
      expect(await page.getByRole('link', { name: 'Declare an incident' }).locator('kbd').innerText()).toBe(
        'd',
      )
      await page.keyboard.press('Escape')
      await page.keyboard.press('d')
      await page.waitForURL('**/admin/incidents/new')
      await page.keyboard.press('Control+k')
      await page.getByLabel('The letters on the right').uncheck()
      await page.goto('/admin/team')
      await page.keyboard.press('?')
      await page.keyboard.press('d')
      expect(await page.locator('#palette').isVisible()).toBe(false)
      expect(new URL(page.url()).pathname).toBe('/admin/team')
    })
  })

  it('is a few letters away', async () => {
    await at('/admin/team', async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('aud')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Audit' }).waitFor()
    })
  })

  /** Looks at each, which has to be there. */
  async function everywhere(
    look: (page: Page, room: string, html: string) => Promise<void>,
    options?: BrowserContextOptions,
  ): Promise<void> {
    const each = async (page: Page) => {
      for (const room of rooms) {
        const answer = await page.goto(room)
        expect(answer?.status(), room).toBe(200)
        await look(page, room, (await answer?.text()) ?? '')
      }
    }
    await at('/admin', each, options)
  }
})

const houses = [
  '/admin',
  '/admin/incidents',
  '/admin/incidents/new',
  '/admin/planned',
  '/admin/planned/new',
  '/admin/services',
  '/admin/subscribers',
  '/admin/sent',
  '/admin/reviews',
  '/admin/detection',
  '/admin/drills',
  '/admin/team',
  '/admin/templates',
  '/admin/audit',
  '/admin/me',
  '/admin/operators',
]
const mostBytes = 30 * 1024

async function weightOf(html: string): Promise<number> {
  const stream = new Blob([html]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(stream).arrayBuffer()).byteLength
}

/** Each scheme in one width; colours do not depend on it. */
async function findingsIn(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 844 })
    found.push(...(await findingsOn(page)).map((finding) => `${colorScheme}: ${finding}`))
  }
  return found
}

/** The widths over whose edge something reaches. */
async function tooNarrowFor(page: Page): Promise<number[]> {
  const narrow: number[] = []
  for (const width of [320, 390, 768, 1220, 1440, 1920]) {
    await page.setViewportSize({ width, height: 844 })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over !== 0) narrow.push(width)
  }
  return narrow
}
