import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { line } from '#core/words/schema.ts'

/** What customers notice of a failure, where nothing is known but that it fails. */
export const failureMeans = z.enum(['degraded_performance', 'partial_outage', 'major_outage'])
export type FailureMeans = z.infer<typeof failureMeans>

const place = z
  .string()
  .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'expected where it stands in the answer, like services.auth.status')
const scalar = z.union([z.string(), z.number(), z.boolean()])

const assertion = z
  .strictObject({
    at: place,
    is: z.union([scalar, z.array(scalar).min(1)]).optional(),
    not: z.union([scalar, z.array(scalar).min(1)]).optional(),
    below: z.number().optional(),
    above: z.number().optional(),
    means: failureMeans.optional(),
  })
  .refine(
    ({ is, not, below, above }) => [is, not, below, above].some((each) => each !== undefined),
    'expected one of is, not, below and above',
  )
export type Assertion = z.infer<typeof assertion>

const headers = z
  .record(z.string(), z.string().regex(/^[\x20-\x7e]*$/, 'expected printable characters'))
  .refine(
    (given) => Object.keys(given).every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name)),
    'expected names of headers, like X-Api-Key',
  )
  .default({})

const target = z
  .string()
  .refine(
    (text) => /^\/(?!\/)/.test(text) || (/^https?:\/\//.test(text) && URL.canParse(text)),
    'expected an address like https://api.example.com/health, or a path like /api/health below DASHBOARD_URL',
  )

const http = z.strictObject({
  url: target,
  method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
  headers,
  body: z.string().optional(),
  status: z.union([z.int(), z.array(z.int()).min(1)]).default(200),
  json: z.array(assertion).default([]),
  /** Numbers of the answer that rules may ask for, by name. */
  values: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), place).default({}),
  slowerThanMs: z.int().min(1).optional(),
  certificateDays: z.int().min(1).default(14),
  redirects: z.int().min(0).max(10).default(3),
})

const tcp = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  slowerThanMs: z.int().min(1).optional(),
})

const heartbeat = z.strictObject({
  /** Seconds between two signs of life, and how many more may pass. */
  every: z.int().min(30),
  grace: z.int().min(0).default(60),
  token: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and the SHA-256 of a token in hexadecimal')
    .optional(),
})

/** Seconds between two rounds; whatever is looked at is looked at in one of them. */
export const roundSeconds = 30

const probe = z
  .strictObject({
    id: slug,
    name: line(80),
    component: slug,
    every: z
      .int()
      .min(roundSeconds)
      .max(86_400)
      .refine((seconds) => seconds % roundSeconds === 0, 'expected a multiple of 30')
      .default(60),
    timeoutSeconds: z.int().min(1).max(25).default(10),
    /** How many looks have to fail before it counts as failing, and to succeed before it counts as working. */
    failures: z.int().min(1).max(10).optional(),
    recoveries: z.int().min(1).max(10).optional(),
    means: failureMeans.default('major_outage'),
    http: http.optional(),
    tcp: tcp.optional(),
    heartbeat: heartbeat.optional(),
  })
  .refine(
    ({ http, tcp, heartbeat }) => [http, tcp, heartbeat].filter((each) => each !== undefined).length === 1,
    'expected exactly one of http, tcp and heartbeat',
  )

export type Probe = z.infer<typeof probe>
export type HttpProbe = Probe & { http: NonNullable<Probe['http']> }

export const probesSchema = z
  .strictObject({
    probes: z.array(probe),
    /** Asked when nothing else answers, to know whether that is our own network. */
    reference: z.array(z.strictObject({ host: z.string().min(1), port: z.int().min(1).max(65_535) })),
  })
  .superRefine(({ probes }, { addIssue }) => {
    const seen = new Set<string>()
    probes.forEach(({ id }, index) => {
      if (seen.has(id))
        addIssue({ code: 'custom', path: ['probes', index, 'id'], message: 'expected an id used only once' })
      seen.add(id)
    })
  })

/** What is looked at by itself. */
export type Probes = z.infer<typeof probesSchema>

const usual = { failures: 3, recoveries: 2 }

/** A sign of life that is late has been waited for already. */
export function confirmationOf({ heartbeat, failures, recoveries }: Probe): typeof usual {
  const given = heartbeat ? { failures: 1, recoveries: 1 } : usual
  return { failures: failures ?? given.failures, recoveries: recoveries ?? given.recoveries }
}

/** Where a probe asks, with what stands below the dashboard made whole. */
export function addressOf({ http }: HttpProbe, dashboardUrl: string): string {
  return http.url.startsWith('/') ? dashboardUrl.replace(/\/+$/, '') + http.url : http.url
}

export function isHttp(probe: Probe): probe is HttpProbe {
  return probe.http !== undefined
}

/** Those whose turn came since the last round; both in milliseconds. */
export function dueProbes(probes: readonly Probe[], last: number, now: number): Probe[] {
  return probes.filter(({ every }) => Math.floor(now / (every * 1000)) > Math.floor(last / (every * 1000)))
}
