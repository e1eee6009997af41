import type { Role } from '#core/operators/permissions.ts'
import { type TestApp, testApp } from '#test/fakes/app.ts'
import { anotherOperator, firstOperator } from '#test/fakes/operators.ts'

const origin = 'https://status.example.com'

/** Somebody who is signed in and works at the console. */
export interface Person {
  /** With these cookies beside that of the session. */
  get(path: string, cookies?: Record<string, string>): Promise<Response>
  post(path: string, form?: Record<string, string>): Promise<Response>
  /** A form with a file in it. */
  upload(path: string, form: FormData): Promise<Response>
}

/** The application with an administrator who is signed in. */
export async function testDesk(more: Parameters<typeof testApp>[0] = {}): Promise<{
  app: TestApp
  mara: Person
  person(role: Role): Promise<Person>
}> {
  const app = await testApp(more)
  const { secret } = await firstOperator(app.console)
  let others = 0
  return {
    app,
    mara: personWith(app, secret),
    async person(role) {
      const other = await anotherOperator(app.console, role, `person-${++others}@example.com`)
      return personWith(app, other.secret)
    },
  }
}

function personWith(app: TestApp, secret: string): Person {
  const headers = { Cookie: `__Host-session=${secret}`, Accept: 'text/html', Origin: origin }
  return {
    get: (path, cookies = {}) => {
      const all = [headers.Cookie, ...Object.entries(cookies).map(([name, value]) => `${name}=${value}`)]
      return app.fetch(origin + path, {
        headers: { ...headers, Cookie: all.join('; ') },
        redirect: 'manual',
      })
    },
    post: (path, form = {}) =>
      app.fetch(origin + path, {
        method: 'POST',
        headers,
        redirect: 'manual',
        body: new URLSearchParams(form),
      }),
    upload: (path, body) => app.fetch(origin + path, { method: 'POST', headers, redirect: 'manual', body }),
  }
}

/** What the page was given, as `plainPages` shows it. */
export async function modelOf(response: Response): Promise<Record<string, unknown>> {
  const html = await response.text()
  return JSON.parse(/<pre>([\s\S]*)<\/pre>/.exec(html)?.[1] ?? '{}') as Record<string, unknown>
}
