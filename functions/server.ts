import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { beginSetUp } from '#core/operators/begin-set-up.ts'
import { hookSenders } from '#core/hooks/senders.ts'
import { examiner } from '#core/health/examine.ts'
import { remediationFrom } from '#core/rules/remediation.ts'
import { sumUp } from '#core/digests/sum-up.ts'
import { endFollows } from '#core/subscribers/end-follows.ts'
import { refuseUnfinishedImport } from '#core/moving/unfinished-import.ts'
import type { Clock, Log, Mailer } from '#core/ports.ts'
import { newLooker } from '#core/probes/run-round.ts'
import type { Content } from '#core/settings/content.ts'
import { EnvironmentRefused, type Environment, mailLimits } from '#core/settings/environment.ts'
import { minute, second } from '#core/words/times.ts'
import { assetsFrom } from './adapters/assets/directory.ts'
import { contentFrom } from './adapters/content/directory.ts'
import { chosenIdentityProvider } from './adapters/identity/chosen.ts'
import { wait } from './adapters/clock/system.ts'
import { randomIds } from './adapters/ids/random.ts'
import { windowLimiter } from './adapters/limit/windows.ts'
import { nodeNetwork } from './adapters/network/node.ts'
import { astroPages } from './adapters/pages/astro.ts'
import { webauthnPasskeys } from './adapters/passkeys/webauthn.ts'
import { scryptPasswords } from './adapters/passwords/scrypt.ts'
import { directoryPublisher } from './adapters/publish/directory.ts'
import { encode } from './adapters/publish/encode.ts'
import { chosenStore } from './adapters/store/chosen.ts'
import type { Dkim } from './adapters/mail/dkim.ts'
import { createApp } from './app.ts'
import { deliver } from './jobs/deliver.ts'
import { detect } from './jobs/detect.ts'
import { escalate } from './jobs/escalate.ts'
import { maintain } from './jobs/maintain.ts'
import { probe } from './jobs/probe.ts'
import { seal } from './jobs/seal.ts'
import { startSchedule } from './jobs/schedule.ts'
import { hookSecretsFrom } from './routes/context.ts'
import { setUpLink } from './routes/console/set-up.ts'
import { takeImports } from './jobs/take-imports.ts'
import { startPublication } from './publication/publication.ts'

export interface RunningServer {
  /** Where the page is, `http://localhost:4321`. */
  url: string
  /** Where mail goes, in words. */
  mail: string
  /** The link at which the first operator comes in; null once there is one. */
  setUp: string | null
  /** Takes no new request, finishes the running ones, closes the store. */
  stop(): Promise<void>
}

export interface ServerOptions {
  environment: Environment
  /** Folder that holds `content/`, `templates/` and the built pages. */
  root: string
  /** Instead of what `content/` holds. */
  content?: Content
  clock: Clock
  log: Log
}

/** Starts one process with everything in it; resolves once the page can be read. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { environment, root, clock, log } = options
  const content = withSender(options.content ?? (await contentFrom(root)), environment.MAIL_FROM)
  const dataDir = resolve(root, environment.DATA_DIR)
  mkdirSync(dataDir, { recursive: true })

  const { promise: ready, resolve: answer } = Promise.withResolvers<ReturnType<typeof getRequestListener>>()
  const server = createServer((incoming, outgoing) => {
    void ready.then((listener) => listener(incoming, outgoing))
  })
  const port = await listen(server, environment)
  const url = `http://${['127.0.0.1', '::1', '0.0.0.0', '::'].includes(environment.HOST) ? 'localhost' : environment.HOST}:${port}`

  const { store, sweep, lookEvery, close: closeStore } = await chosenStore(environment, dataDir, clock)
  await refuseUnfinishedImport(store)
  const { mailer, mail, close } = await mailerFrom(environment, { root, dataDir, clock })
  const siteUrl = environment.SITE_URL ?? url
  const deps = {
    clock,
    ids: randomIds(clock),
    store,
    content,
    siteUrl,
    mailFrom: content.site.mailFrom,
    allowedRanges: environment.PROBE_ALLOW_PRIVATE ?? [],
    teamSlack: environment.SLACK_WEBHOOK_URL !== undefined,
    teamPager: environment.PAGER_WEBHOOK_SECRET !== undefined,
    mailer,
    limits: mailLimits(environment),
    outcomesFollow: environment.RESEND_WEBHOOK_SECRET !== undefined,
    wait,
    network: nodeNetwork({ allowed: environment.PROBE_ALLOW_PRIVATE }),
    dashboardUrl: environment.DASHBOARD_URL ?? content.site.productUrl,
    log,
    passwords: scryptPasswords(),
    passkeys: webauthnPasskeys(siteUrl, `${content.site.name} Status`),
    identityProvider: chosenIdentityProvider(environment, { clock, log, siteUrl }),
    pages: await astroPages(join(root, 'dist/node/server/entry.mjs')),
    assets: await assetsFrom(join(root, 'dist/node/client')),
  }
  const remediation = remediationFrom(deps.network, environment)
  const senders = hookSenders({
    ...deps,
    teamSlackUrl: environment.SLACK_WEBHOOK_URL,
    pagerSecret: environment.PAGER_WEBHOOK_SECRET,
  })
  // What came due while nobody was here is done before anybody reads.
  await maintain(deps).catch((error: unknown) => {
    log.error('job.failed', error, { job: 'maintain' })
  })
  const publication = await startPublication({
    ...deps,
    encode,
    publishers: [directoryPublisher(join(dataDir, 'public'))],
  })
  const watching = { looker: newLooker(deps.ids.id()), owes: true }
  // Where each look is billed, what only a rule sees is seen within five minutes.
  const rulesAreDue = () => lookEvery <= second || clock.now() % (5 * minute) < lookEvery
  const schedule = startSchedule(
    [
      { name: 'deliver', every: lookEvery, run: () => deliver({ ...deps, senders }) },
      { name: 'maintain', every: lookEvery, run: () => maintain(deps).finally(() => publication.refresh()) },
      { name: 'detect', every: lookEvery, run: () => detect(deps, remediation, rulesAreDue()) },
      {
        name: 'escalate',
        every: 2 * lookEvery,
        run: async () => {
          if (await escalate(deps)) schedule.wake('deliver')
        },
      },
      {
        name: 'probe',
        every: 1000,
        run: async () => {
          if (await probe(deps, watching)) schedule.wake('detect')
        },
      },
      { name: 'import', every: 120 * lookEvery, run: () => takeImports(deps) },
      { name: 'digest', every: 30 * lookEvery, run: () => sumUp(deps) },
      { name: 'follow', every: 600 * lookEvery, run: () => endFollows(deps) },
      { name: 'seal', every: 120 * lookEvery, run: () => seal(deps) },
      { name: 'sweep', every: 60 * 60 * 1000, run: sweep },
    ],
    log,
  )
  schedule.wake('seal')
  schedule.wake('import')
  const app = createApp({
    ...deps,
    apiToken: environment.STATUS_API_TOKEN,
    metricsToken: environment.METRICS_TOKEN,
    hookSecrets: hookSecretsFrom(environment),
    startedAt: clock.now(),
    publication,
    examine: examiner(deps, lookEvery),
    limiter: windowLimiter(clock),
    wake: (after) => {
      schedule.wake('escalate')
      schedule.wake('deliver', after)
      schedule.wake('import')
    },
  })
  answer(getRequestListener(app.fetch, { overrideGlobalObjects: false }))

  const secret = await beginSetUp(deps)
  return {
    url,
    mail,
    setUp: secret === null ? null : setUpLink(deps.siteUrl, secret),
    async stop() {
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      await closed
      await schedule.stop()
      await publication.stop()
      close()
      closeStore()
    },
  }
}

function withSender(content: Content, mailFrom = content.site.mailFrom): Content {
  return { ...content, site: { ...content.site, mailFrom } }
}

function listen(server: Server, { HOST, PORT }: Environment): Promise<number> {
  return new Promise((listening, refused) => {
    server.once('error', refused)
    server.listen(PORT, HOST, () => {
      listening((server.address() as AddressInfo).port)
    })
  })
}

interface Outgoing {
  mailer: Mailer
  /** Where mail goes, in words. */
  mail: string
  close(): void
}

/** Loads only the way that the environment chose. */
async function mailerFrom(
  environment: Environment,
  { root, dataDir, clock }: { root: string; dataDir: string; clock: Clock },
): Promise<Outgoing> {
  const nothing = () => undefined
  if (environment.RESEND_API_KEY) {
    const { resendMailer } = await import('./adapters/mail/resend.ts')
    const mailer = resendMailer(environment.RESEND_API_KEY, environment.RESEND_BASE_URL)
    return { mailer, mail: 'through Resend', close: nothing }
  }
  if (environment.SMTP_URL) {
    const { smtpMailer } = await import('./adapters/mail/smtp.ts')
    const mailer = smtpMailer(environment.SMTP_URL, await dkimFrom(environment, root))
    return { mailer, mail: `through ${new URL(environment.SMTP_URL).host}`, close: mailer.close }
  }
  const { fileMailer } = await import('./adapters/mail/file.ts')
  const folder = join(dataDir, 'mail')
  return { mailer: fileMailer(folder, clock), mail: `as files in ${folder}`, close: nothing }
}

async function dkimFrom(
  { SMTP_DKIM_DOMAIN, SMTP_DKIM_SELECTOR, SMTP_DKIM_KEY }: Environment,
  root: string,
): Promise<Dkim | undefined> {
  if (!SMTP_DKIM_DOMAIN || !SMTP_DKIM_SELECTOR || !SMTP_DKIM_KEY) return undefined
  const { readDkimKey } = await import('./adapters/mail/dkim.ts')
  try {
    const privateKey = readDkimKey(SMTP_DKIM_KEY, root)
    return { domainName: SMTP_DKIM_DOMAIN, keySelector: SMTP_DKIM_SELECTOR, privateKey }
  } catch {
    const expected = 'a private key as PEM, in a file or in base64'
    throw new EnvironmentRefused([{ field: 'SMTP_DKIM_KEY', expected, got: 'something else' }])
  }
}
