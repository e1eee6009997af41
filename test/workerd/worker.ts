import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTestHarness, type TestHarnessOptions } from 'wrangler'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { upstashStore, type UpstashStore } from '#functions/adapters/store/upstash.ts'
import { repository } from '#test/fakes/deps.ts'
import { unwatched } from '#test/e2e/process.ts'
import { type FakeResend, fakeResend } from '#test/fakes/resend.ts'
import { startUpstash, type Upstash } from '#test/fakes/upstash.ts'
import './at-home.ts'

export const built = join(repository, 'dist/worker/server/wrangler.json')
const token = 'a-token-for-workers'

type WorkerInput = NonNullable<TestHarnessOptions['workers']>[number]
interface Handle {
  fetch(url: URL, init?: never): Promise<unknown>
}

export interface TestWorker {
  upstash: Upstash
  resend: FakeResend
  /** The same store, from outside. */
  store: UpstashStore
  fetch(path: string, init?: RequestInit): Promise<Response>
  read(path: string): Promise<string>
  /** Calls the API with the token. */
  post(path: string, body: object): Promise<Response>
  /** Asks another isolate with the same bindings. */
  elsewhere(path: string, init?: RequestInit): Promise<Response>
  /** Asks a Worker that was given besides. */
  besides(name: string): Promise<Response>
  /** What happens once a minute. */
  minute(at?: Date): Promise<void>
  /** Leaves messages in the queue. */
  message(count: number): Promise<void>
  /** Takes the publishing object out of memory; what it keeps stays. */
  evict(): Promise<void>
  /** Kills everything that runs, and starts anew. */
  restart(): Promise<void>
  /** Logged lines that tell of errors. */
  errors(): string[]
  stop(): Promise<void>
}

/** The built Worker in workerd, on a real Redis, sending to a strict Resend. */
export async function startWorker(besides: WorkerInput[] = []): Promise<TestWorker> {
  const [upstash, resend] = await Promise.all([startUpstash(), fakeResend(systemClock)])
  const secrets = {
    STATUS_API_TOKEN: token,
    DASHBOARD_URL: unwatched,
    UPSTASH_REDIS_REST_URL: upstash.url,
    UPSTASH_REDIS_REST_TOKEN: upstash.token,
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: 'DuetRight Status <status@example.com>',
  }
  const workers = [
    { configPath: built, secrets },
    { configPath: await elsewhereConfig(), secrets },
    ...besides,
  ]
  let server = createTestHarness({ workers })
  let { url } = await server.listen()
  const here = () => server.getWorker('duetright-status')
  const fetchFrom = (worker: Handle, path: string, init?: RequestInit) =>
    worker.fetch(new URL(path, url), init as never) as Promise<Response>

  return {
    upstash,
    resend,
    store: upstashStore(upstash, systemClock),
    fetch: (path, init) => fetchFrom(here(), path, init),
    read: async (path) => (await fetchFrom(here(), path)).text(),
    besides: (name) => fetchFrom(server.getWorker(name), '/'),
    elsewhere: (path, init) => fetchFrom(server.getWorker('elsewhere'), path, init),
    post: (path, body) =>
      fetchFrom(here(), path, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async minute(at = new Date()) {
      await here().scheduled({ cron: '* * * * *', scheduledTime: at })
    },
    async message(count) {
      const { WAKE } = (await here().getEnv()) as { WAKE: { send(message: unknown): Promise<unknown> } }
      await Promise.all(Array.from({ length: count }, () => WAKE.send('deliver')))
    },
    async evict() {
      // It goes as soon as no call to the store could still be pending, and by then our idle connection is closed.
      await here().evictDurableObject('PUBLICATION' as never, { name: 'page' })
      await fetchFrom(here(), '/robots.txt').catch(() => undefined)
    },
    async restart() {
      await server.close()
      server = createTestHarness({ workers })
      url = (await server.listen()).url
    },
    errors: () =>
      server
        .getLogs()
        .map(({ message }) => message)
        .filter((line) => line.includes('"level":"error"')),
    async stop() {
      await server.close()
      await Promise.all([upstash.stop(), resend.close()])
    },
  }
}

/** The same program once more, which reads what the first has published. */
async function elsewhereConfig(): Promise<string> {
  const config = JSON.parse(await readFile(built, 'utf8')) as Record<string, unknown>
  const path = join(repository, 'dist/worker/server/elsewhere.json')
  const { bindings } = config.durable_objects as { bindings: object[] }
  const changed = {
    ...config,
    name: 'elsewhere',
    topLevelName: 'elsewhere',
    durable_objects: {
      bindings: bindings.map((binding) => ({ ...binding, script_name: 'duetright-status' })),
    },
    migrations: [],
    triggers: { crons: [] },
    queues: { ...(config.queues as object), consumers: [] },
  }
  await writeFile(path, JSON.stringify(changed))
  return path
}
