import { connect } from 'cloudflare:sockets'
import { env } from 'cloudflare:workers'
import { files } from 'virtual:content'
import { hookSenders } from '#core/hooks/senders.ts'
import type { Limiter } from '#core/ports.ts'
import { remediationFrom } from '#core/rules/remediation.ts'
import { readContent } from '#core/settings/content.ts'
import {
  type Environment,
  EnvironmentRefused,
  mailLimits,
  readEnvironment,
} from '#core/settings/environment.ts'
import { render } from '#site/server.ts'
import { systemClock as clock, wait } from '../adapters/clock/system.ts'
import { chosenIdentityProvider } from '../adapters/identity/chosen.ts'
import { randomIds } from '../adapters/ids/random.ts'
import { lineLog } from '../adapters/log/lines.ts'
import { resendMailer } from '../adapters/mail/resend.ts'
import { waitingMailer } from '../adapters/mail/waiting.ts'
import { workersNetwork } from '../adapters/network/workers.ts'
import { webauthnPasskeys } from '../adapters/passkeys/webauthn.ts'
import { scryptPasswords } from '../adapters/passwords/scrypt.ts'
import { renderedPages } from '../adapters/pages/rendered.ts'
import { upstashStore } from '../adapters/store/upstash.ts'
import { hookSecretsFrom } from '../routes/context.ts'
import type { PublicationStub } from './protocol.ts'

/** What wrangler.toml binds, besides variables and secrets. */
export interface Bindings {
  /** Wakes the delivery; a message says nothing. */
  WAKE: { send(message: unknown, options?: { delaySeconds?: number }): Promise<unknown> }
  LIMITS: { getByName(name: string): Limiter }
  PUBLICATION: { getByName(name: string): PublicationStub }
}

// Read and checked while the program loads, which is no request's time.
const content = readContent(files)

export type WorkersDeps = ReturnType<typeof readDeps>
let read: WorkersDeps | undefined

/** What every event of this isolate works with; made by the first. */
export function workersDeps(): WorkersDeps {
  read ??= readDeps()
  return read
}

function readDeps() {
  const environment = readEnvironment(env as unknown as Record<string, string | undefined>)
  const { siteUrl, upstash } = needed(environment)
  const { STATUS_API_TOKEN, RESEND_API_KEY, RESEND_BASE_URL } = environment
  const mailFrom = environment.MAIL_FROM ?? content.site.mailFrom
  const log = lineLog(clock, {
    write: (line) => {
      console.log(line.trimEnd())
    },
  })
  const deps = {
    clock,
    ids: randomIds(clock),
    store: upstashStore(upstash, clock),
    content: { ...content, site: { ...content.site, mailFrom } },
    siteUrl,
    mailFrom,
    allowedRanges: environment.PROBE_ALLOW_PRIVATE ?? [],
    teamSlack: environment.SLACK_WEBHOOK_URL !== undefined,
    teamPager: environment.PAGER_WEBHOOK_SECRET !== undefined,
    mailer: RESEND_API_KEY ? resendMailer(RESEND_API_KEY, RESEND_BASE_URL) : waitingMailer(),
    limits: mailLimits(environment),
    outcomesFollow: environment.RESEND_WEBHOOK_SECRET !== undefined,
    wait,
    network: workersNetwork({
      allowed: environment.PROBE_ALLOW_PRIVATE,
      fetch: (...asked) => fetch(...asked),
      connect,
    }),
    dashboardUrl: environment.DASHBOARD_URL ?? content.site.productUrl,
    log,
    pages: renderedPages(render),
    passwords: scryptPasswords(),
    passkeys: webauthnPasskeys(siteUrl, `${content.site.name} Status`),
    identityProvider: chosenIdentityProvider(environment, { clock, log, siteUrl }),
    apiToken: STATUS_API_TOKEN,
    metricsToken: environment.METRICS_TOKEN,
    hookSecrets: hookSecretsFrom(environment),
  }
  return {
    ...deps,
    remediation: remediationFrom(deps.network, environment),
    senders: hookSenders({
      ...deps,
      teamSlackUrl: environment.SLACK_WEBHOOK_URL,
      pagerSecret: environment.PAGER_WEBHOOK_SECRET,
    }),
  }
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
