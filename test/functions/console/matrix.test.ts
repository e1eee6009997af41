import { beforeAll, describe, expect, it } from 'vitest'
import { may, type Role, role } from '#core/operators/permissions.ts'
import { signInWithPassword } from '#core/operators/sign-in-with-password.ts'
import { consoleRoutes } from '#functions/routes/console/index.ts'
import type { ConsoleRoute } from '#functions/routes/console/route.ts'
import { sessionCookies } from '#functions/middleware/session.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { anotherOperator, firstOperator, password } from '#test/fakes/operators.ts'

const origin = 'https://status.example.com'
let app: TestApp
let routes: ConsoleRoute[]

beforeAll(async () => {
  app = await testApp()
  routes = consoleRoutes(app.console, sessionCookies(app.deps))
  await firstOperator(app.console, 'administrator@example.com')
  for (const each of role.options) {
    if (each !== 'administrator') await anotherOperator(app.console, each, `${each}@example.com`)
  }
  await app.call('POST', '/api/v1/incidents', { title: 'Nobody can sign in', message: 'It is down.' })
})

/** Each answers as its declaration says; whoever comes has signed in this moment. */
async function knock(
  { method, path }: ConsoleRoute,
  as: Role | null,
  change = (address: string) => address,
): Promise<Response> {
  const address = path.replace(/:id\{INC[^}]*\}/, 'INC-2026-11-17-001').replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
  return app.fetch(`${origin}${change(address)}`, {
    method,
    headers: {
      Accept: 'text/html',
      ...(method === 'POST' && { Origin: origin }),
      ...(as && (await cookie(as))),
    },
    redirect: 'manual',
    ...(method === 'POST' && { body: new URLSearchParams({ nothing: '' }) }),
  })
}

async function cookie(as: Role) {
  const { secret } = await signInWithPassword(app.console, { email: `${as}@example.com`, password }, '')
  return { Cookie: `__Host-session=${secret}` }
}

function isDoor(response: Response): boolean {
  return response.status === 303 && (response.headers.get('Location') ?? '').startsWith('/admin/sign-in?to=')
}

describe('every address of the console', () => {
  it('is reached by this test', () => {
    expect(routes.length).toBeGreaterThan(40)
    expect(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size).toBe(routes.length)
  })

  it('lets nobody in who has not signed in, but for the door itself', async () => {
    const wrong: string[] = []
    for (const route of routes) {
      const answer = await knock(route, null)
      if (isDoor(answer) !== (route.needs !== 'nothing')) wrong.push(`${route.method} ${route.path}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(role.options)('lets a %s in exactly where its declaration says', async (as) => {
    const wrong: string[] = []
    for (const route of routes.filter(({ needs }) => needs !== 'nothing')) {
      const answer = await knock(route, as)
      const allowed = route.needs === 'a session' || (route.needs !== 'nothing' && may(as, route.needs))
      const letIn = answer.status !== 403 && !isDoor(answer)
      if (letIn !== allowed) wrong.push(`${route.method} ${route.path}: ${answer.status}`)
      if (answer.status >= 500) wrong.push(`${route.method} ${route.path}: ${answer.status}`)
    }
    expect(wrong).toEqual([])
  })

  it('refuses a form that another site sent, whoever is signed in', async () => {
    const wrong: string[] = []
    for (const { method, path } of routes.filter((each) => each.method === 'POST')) {
      const address = path
        .replace(/:id\{INC[^}]*\}/, 'INC-2026-11-17-001')
        .replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
      for (const from of ['https://evil.example', 'null', null]) {
        const headers = new Headers(await cookie('administrator'))
        if (from !== null) headers.set('Origin', from)
        const { status } = await app.fetch(`${origin}${address}`, { method, headers })
        if (status !== 403) wrong.push(`POST ${path}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('is kept by nobody', async () => {
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const answer = await knock(route, 'administrator')
      expect(answer.headers.get('Cache-Control'), route.path).toBe('no-store')
    }
  })
})

describe('what stands below /admin and was never declared', () => {
  it('is not there', async () => {
    const answer = await app.fetch(`${origin}/admin/secrets`, { headers: await cookie('administrator') })
    expect(answer.status).toBe(404)
  })
})

describe('an address of the console that is written otherwise', () => {
  const ways: [string, (path: string) => string][] = [
    ['two strokes before it', (path) => `/${path}`],
    ['a letter written as a number', (path) => path.replace('/admin', '/%61dmin')],
    ['strokes written as numbers', (path) => `/admin${path.slice('/admin'.length).replaceAll('/', '%2f')}`],
    ['a stroke after it', (path) => `${path}/`],
    ['capitals', (path) => path.toUpperCase()],
    ['a language before it', (path) => `/de${path}`],
    ['a way out and back in', (path) => `/x/..${path}`],
  ]

  it.each(ways)('shows nobody anything, with %s', async (_how, change) => {
    const wrong: string[] = []
    for (const route of routes.filter(({ needs }) => needs !== 'nothing')) {
      const { status, headers } = await knock(route, null, change)
      const toTheDoor = [303, 308].includes(status) && !headers.get('Set-Cookie')
      if (!toTheDoor && ![403, 404, 405].includes(status)) wrong.push(`${route.path}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(ways)('lets a viewer do no more, and is kept by nobody, with %s', async (_how, change) => {
    const wrong: string[] = []
    for (const route of routes) {
      const { status, headers } = await knock(route, 'viewer', change)
      const closed = route.needs !== 'nothing' && route.needs !== 'a session' && !may('viewer', route.needs)
      if (closed && status < 300) wrong.push(`${route.method} ${route.path}: ${status}`)
      if (status === 200 && headers.get('Cache-Control') !== 'no-store') wrong.push(`${route.path} is kept`)
    }
    expect(wrong).toEqual([])
  })
})
