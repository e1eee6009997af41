import { examiner } from '#core/health/examine.ts'
import { hookSenders } from '#core/hooks/senders.ts'
import type { Log } from '#core/ports.ts'
import { windowLimiter } from '#functions/adapters/limit/windows.ts'
import { webauthnPasskeys } from '#functions/adapters/passkeys/webauthn.ts'
import { scryptPasswords } from '#functions/adapters/passwords/scrypt.ts'
import { encode } from '#functions/adapters/publish/encode.ts'
import { createApp } from '#functions/app.ts'
import { deliver } from '#functions/jobs/deliver.ts'
import type { ConsoleDeps } from '#functions/routes/console/desk.ts'
import { startPublication } from '#functions/publication/publication.ts'
import { type Outbox, outbox, testDeps, type TestDeps } from './deps.ts'
import { type FakeNetwork, fakeNetwork } from './network.ts'
import { quick } from './operators.ts'
import { plainPages } from './pages.ts'

export const token = 'a-token-for-tests'
export const hookSecrets = {
  alertToken: 'a-token-for-alerts',
  grafana: 'a-secret-of-grafana',
  resend: `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`,
  slack: 'a-secret-of-slack',
  remedies: false,
}

export interface TestApp {
  deps: TestDeps
  console: ConsoleDeps & TestDeps
  box: Outbox
  network: FakeNetwork
  /** What the router knows, middleware included. */
  routes: { method: string; path: string }[]
  /** Errors that were logged. */
  errors: unknown[]
  /** `from` is the address that the request comes from. */
  fetch(path: string, init?: RequestInit, from?: string): Promise<Response>
  /** Calls the API with the token; `body` goes as JSON. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
  publish(): Promise<void>
  deliver(): Promise<void>
}

/** The whole application on a memory store, without a network. */
export async function testApp(
  more: Partial<TestDeps & Pick<ConsoleDeps, 'identityProvider' | 'hookSecrets'>> = {},
): Promise<TestApp> {
  const deps = testDeps(more)
  const box = outbox()
  const network = fakeNetwork()
  const errors: unknown[] = []
  const log: Log = { info: () => undefined, error: (_event, error) => errors.push(error) }
  const publication = await startPublication({
    ...deps,
    pages: plainPages,
    encode,
    publishers: [],
    log,
  })
  await publication.refresh()
  await publication.settled()
  const console: ConsoleDeps & TestDeps = {
    ...deps,
    log,
    apiToken: token,
    hookSecrets: more.hookSecrets ?? hookSecrets,
    publication,
    limiter: windowLimiter(deps.clock),
    network,
    wake: () => undefined,
    pages: plainPages,
    passwords: scryptPasswords(quick),
    passkeys: webauthnPasskeys(deps.siteUrl, 'Test'),
    identityProvider: more.identityProvider ?? null,
  }
  const app = createApp({
    ...console,
    assets: { get: () => null },
    startedAt: deps.clock.now(),
    examine: examiner({ ...deps, mailer: box, log }, 0),
  })
  const fetch = async (path: string, init?: RequestInit, from?: string) =>
    app.request(path, init, { incoming: { socket: { remoteAddress: from } } })
  return {
    deps,
    console,
    box,
    network,
    routes: app.routes,
    errors,
    fetch,
    call: (method, path, body, headers = {}) =>
      fetch(path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    publish: async () => {
      await publication.refresh()
      await publication.settled()
    },
    deliver: async () => {
      const senders = hookSenders({ ...deps, network, teamSlackUrl: undefined })
      await deliver({ ...deps, mailer: box, senders, outcomesFollow: true })
    },
  }
}
