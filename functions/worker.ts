import { env, waitUntil } from 'cloudflare:workers'
import { files } from 'virtual:content'
import { readContent } from '#core/settings/content.ts'
import { type Environment, EnvironmentRefused, readEnvironment } from '#core/settings/environment.ts'
import { render } from '#site/server.ts'
import { systemClock as clock } from './adapters/clock/system.ts'
import { randomIds } from './adapters/ids/random.ts'
import { lineLog } from './adapters/log/lines.ts'
import { resendMailer } from './adapters/mail/resend.ts'
import { waitingMailer } from './adapters/mail/waiting.ts'
import { renderedPages } from './adapters/pages/rendered.ts'
import { encode } from './adapters/publish/encode.ts'
import { upstashStore } from './adapters/store/upstash.ts'
import { createApp } from './app.ts'
import { deliver } from './jobs/deliver.ts'
import { maintain } from './jobs/maintain.ts'
import { startPublication } from './publication/publication.ts'

/** Milliseconds for which an isolate trusts that no other one has published. */
const lookEvery = 1000
/** Milliseconds that a reader waits for such a look before getting what is there. */
const longestLook = 1000

type Isolate = Awaited<ReturnType<typeof open>>
let opened: Promise<Isolate> | undefined

export default {
  async fetch(request: Request): Promise<Response> {
    const { app, publication } = await isolate()
    await look(publication)
    const remoteAddress = request.headers.get('CF-Connecting-IP') ?? undefined
    const answer = Promise.resolve(app.fetch(request, { incoming: { socket: { remoteAddress } } }))
    // Others may wait for the same page to be made, also when this reader has gone.
    waitUntil(answer.then(() => publication.settled()))
    return asEncoded(await answer)
  },

  async scheduled(): Promise<void> {
    const { deps, publication } = await isolate()
    await maintain(deps).finally(() => publication.refresh())
    await deliver(deps)
    await deps.store.sweep()
  },

  async queue(): Promise<void> {
    const { deps } = await isolate()
    await deliver(deps)
  },
}

/** Everything is made once in an isolate, by the first event that reaches it. */
function isolate(): Promise<Isolate> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  waitUntil(opened)
  return opened
}

async function open() {
  const environment = readEnvironment(env as Record<string, string | undefined>)
  const { siteUrl, upstash } = needed(environment)
  const { STATUS_API_TOKEN, RESEND_API_KEY, RESEND_BASE_URL } = environment
  const content = readContent(files)
  const mailFrom = environment.MAIL_FROM ?? content.site.mailFrom
  const log = lineLog(clock, { write: (line) => console.log(line.trimEnd()) })
  const deps = {
    clock,
    ids: randomIds(clock),
    store: upstashStore(upstash, clock),
    content: { ...content, site: { ...content.site, mailFrom } },
    siteUrl,
    mailFrom,
    mailer: RESEND_API_KEY ? resendMailer(RESEND_API_KEY, RESEND_BASE_URL) : waitingMailer(),
    log,
    pages: renderedPages(render),
  }
  const publication = await startPublication({ ...deps, encode, publishers: [] })
  const app = createApp({
    ...deps,
    // The platform serves them before it asks us.
    assets: { get: () => null },
    apiToken: STATUS_API_TOKEN,
    startedAt: clock.now(),
    publication,
    model: (reader) => publication.model(reader),
    wake: () => {
      waitUntil(env.WAKE.send('deliver'))
    },
  })
  return { app, deps, publication }
}

/** A Worker has no files: what stands in one on Node has to be named here. */
function needed({ SITE_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, SMTP_URL }: Environment) {
  const mistake = (field: string, expected: string, got: string) =>
    new EnvironmentRefused([{ field, expected, got }])
  if (SMTP_URL) throw mistake('SMTP_URL', 'nothing on Workers, where mail goes out through Resend', 'a value')
  if (!SITE_URL) throw mistake('SITE_URL', 'the public origin of the page', 'nothing')
  if (!UPSTASH_REDIS_REST_URL || !UPSTASH_REDIS_REST_TOKEN)
    throw mistake('UPSTASH_REDIS_REST_URL', 'the store, which on Workers is Upstash', 'nothing')
  return { siteUrl: SITE_URL, upstash: { url: UPSTASH_REDIS_REST_URL, token: UPSTASH_REDIS_REST_TOKEN } }
}

/** Another isolate may have published; a reader does not wait for a store that does not answer. */
async function look(publication: Isolate['publication']): Promise<void> {
  if (clock.now() - publication.checkedAt() < lookEvery) return
  const looked = publication.refresh().catch(() => undefined)
  waitUntil(looked)
  if (publication.upToDate()) await Promise.race([looked, after(longestLook)])
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** The bytes are compressed already; without saying so the runtime would compress them once more. */
function asEncoded(response: Response): Response {
  if (!response.headers.has('Content-Encoding')) return response
  const { status, headers, body } = response
  return new Response(body, { status, headers, encodeBody: 'manual' } as ResponseInit)
}
