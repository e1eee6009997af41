import { z } from 'zod'
import type { MailLimits } from '#core/deliveries/limits.ts'
import { type Mistake, mistakesOf } from '#core/errors.ts'
import { parseRange } from '#core/network/ranges.ts'

const port = z
  .string()
  .regex(/^\d+$/, 'expected a port number from 0 to 65535')
  .transform(Number)
  .pipe(z.number().max(65_535, 'expected a port number from 0 to 65535'))

const origin = z
  .url({ protocol: /^https?$/, abort: true, error: 'expected an address like https://status.example.com' })
  .refine(
    (text) => new URL(text).pathname === '/' && !text.includes('?'),
    'expected an origin without a path',
  )
  .transform((text) => new URL(text).origin)

function positive(expected: string) {
  return z
    .string()
    .regex(/^\d+(\.\d+)?$/, expected)
    .transform(Number)
    .pipe(z.number().gt(0, expected))
}

const domain = z.string().regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i, 'expected a name like example.com')

const secret = z.string().regex(/^[\x21-\x7e]+$/, 'expected printable characters without spaces')

const sender = z
  .string()
  .regex(
    /^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/,
    'expected a sender like Status <status@example.com>',
  )

const ranges = z.string().transform((text, { addIssue }) =>
  text.split(',').flatMap((part) => {
    const range = parseRange(part)
    if (range) return [range]
    addIssue({ code: 'custom', message: 'expected ranges of addresses like 10.0.0.0/8,fd00::/8' })
    return []
  }),
)

/** Plain HTTP only where it leaves no machine. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  )
}

export const environmentSchema = z.object({
  PORT: port.default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  SITE_URL: origin.optional(),
  STATUS_API_TOKEN: secret.optional(),
  ALERT_HOOK_TOKEN: secret.optional(),
  GRAFANA_HOOK_SECRET: secret.optional(),
  REMEDIATION_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address like https://remedies.example.com/hook' })
    .optional(),
  REMEDIATION_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'expected whsec_ and at least 24 bytes in base64')
    .optional(),
  MAIL_FROM: sender.optional(),
  MAIL_REQUESTS_PER_SECOND: positive('expected a number of requests a second such as 5 or 0.5').optional(),
  MAIL_DAILY_LIMIT: positive('expected a whole number of emails a day')
    .refine(Number.isInteger, 'expected a whole number of emails a day')
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'expected an address like smtp://user:password@host:587' })
    .optional(),
  SMTP_DKIM_DOMAIN: domain.optional(),
  SMTP_DKIM_SELECTOR: domain.optional(),
  SMTP_DKIM_KEY: z.string().min(1).optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/,
      'expected the signing secret of the webhook, which begins with whsec_',
    )
    .optional(),
  RESEND_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address like https://api.resend.com' })
    .optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  PAGER_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'expected whsec_ and at least 24 bytes in base64')
    .refine((text) => text.slice('whsec_'.length).length % 4 === 0, 'expected base64 after whsec_')
    .optional(),
  SLACK_WEBHOOK_URL: z
    .url({ abort: true, error: 'expected an address like https://hooks.slack.com/services/…' })
    .refine(isSafe, 'expected an address that begins with https://')
    .optional(),
  OIDC_ISSUER: z
    .url({ abort: true, error: 'expected an address like https://accounts.example.com' })
    .refine(isSafe, 'expected an address that begins with https://')
    .optional(),
  OIDC_CLIENT_ID: secret.optional(),
  OIDC_CLIENT_SECRET: secret.optional(),
  OIDC_NAME: z.string().max(40, 'expected at most 40 characters').optional(),
  OIDC_EMAILS: z.enum(['verified', 'trusted'], { error: 'expected verified or trusted' }).optional(),
  DASHBOARD_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address like https://dashboard.example.com' })
    .refine((text) => !/[?#]/.test(text), 'expected an address without ? and #')
    .optional(),
  METRICS_TOKEN: secret.optional(),
  PROBE_ALLOW_PRIVATE: ranges.optional(),
  UPSTASH_REDIS_REST_URL: z
    .url({ protocol: /^https?$/, error: 'expected an address like https://eu1-example.upstash.io' })
    .optional(),
  UPSTASH_REDIS_REST_TOKEN: secret.optional(),
})

export type Environment = z.infer<typeof environmentSchema>

/** Variables that mean something only together. */
const together = [
  ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'],
  ['REMEDIATION_URL', 'REMEDIATION_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['SMTP_DKIM_DOMAIN', 'SMTP_DKIM_SELECTOR', 'SMTP_DKIM_KEY'],
] as const

const checked = environmentSchema.superRefine((environment, { addIssue }) => {
  for (const group of together) {
    const given = group.filter((name) => environment[name])
    if (given.length === 0) continue
    for (const missing of group.filter((name) => !environment[name])) {
      addIssue({ code: 'custom', path: [missing], message: `expected a value beside ${given.join(' and ')}` })
    }
  }
})

/** What Resend takes from a team, as its documentation says; of everything else nobody says anything. */
const resendTakes = 5

/** How fast and how much mail may leave. */
export function mailLimits({
  MAIL_REQUESTS_PER_SECOND,
  MAIL_DAILY_LIMIT,
  RESEND_API_KEY,
}: Environment): MailLimits {
  return {
    perSecond: MAIL_REQUESTS_PER_SECOND ?? (RESEND_API_KEY ? resendTakes : undefined),
    perDay: MAIL_DAILY_LIMIT,
  }
}

const names = Object.keys(environmentSchema.shape)
const secrets = new Set([
  'STATUS_API_TOKEN',
  'METRICS_TOKEN',
  'ALERT_HOOK_TOKEN',
  'GRAFANA_HOOK_SECRET',
  'REMEDIATION_SECRET',
  'SMTP_URL',
  'SMTP_DKIM_KEY',
  'RESEND_API_KEY',
  'RESEND_WEBHOOK_SECRET',
  'SLACK_WEBHOOK_URL',
  'SLACK_SIGNING_SECRET',
  'PAGER_WEBHOOK_SECRET',
  'UPSTASH_REDIS_REST_TOKEN',
  'OIDC_CLIENT_SECRET',
])

export class EnvironmentRefused extends Error {
  readonly mistakes: readonly Mistake[]

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`).join('\n'))
    this.name = 'EnvironmentRefused'
    this.mistakes = mistakes
  }
}

/** Checks the variables this program knows; an empty one counts as not set. Secrets are never repeated. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    names.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])),
  )
  const result = checked.safeParse(given)
  if (result.success) return result.data
  throw new EnvironmentRefused(
    mistakesOf(result.error, given).map((mistake) =>
      secrets.has(mistake.field) && given[mistake.field]
        ? { ...mistake, got: `${given[mistake.field]?.length ?? 0} characters that are not shown` }
        : mistake,
    ),
  )
}
