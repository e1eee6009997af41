import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Clock } from '#core/ports.ts'

/** What the API takes of a mail in a batch: no attachments, nothing scheduled. */
export interface BatchMail {
  from: string
  to: string[]
  subject: string
  html?: string
  text?: string
  headers?: Record<string, string>
}

/** A mail that was accepted, and so will be delivered. */
export interface AcceptedMail extends BatchMail {
  id: string
  key: string | null
}

interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

/** An answer instead of doing anything, a loss of the connection before or after doing it, or a pause before or after it. */
export type Mood =
  Answer | 'hang up' | 'accept and hang up' | { until: Promise<void> } | { answerAfter: Promise<void> }

export interface ResendLimits {
  /** Requests in any second; more are answered 429 with the headers of the real one. */
  perSecond?: number
  /** Emails in a day or a month, from midnight in UTC. */
  perDay?: number
  perMonth?: number
  /** How each request is met that `next` says nothing of. */
  mood?: () => Mood | undefined
  /** Milliseconds until it answers. */
  delay?: number
  /** Keeps of each mail only to whom it went and under which key, where there are very many. */
  slim?: boolean
}

export interface FakeResend {
  url: string
  apiKey: string
  /** Every mail that was accepted, in order. */
  ledger: AcceptedMail[]
  /** How many requests came, answered or not. */
  requests(): number
  /** How many of them were answered 429. */
  tooMany(): number
  /** How the next requests are met, one each. */
  next(...moods: Mood[]): void
  close(): Promise<void>
}

const day = 24 * 60 * 60 * 1000
const fields = new Set([
  'from',
  'to',
  'subject',
  'html',
  'text',
  'headers',
  'cc',
  'bcc',
  'reply_to',
  'tags',
  'topic_id',
  'template',
])
const address = /^(?:[^<>"\r\n]*<)?[^\s<>@,]+@[^\s<>@,]+\.[^\s<>@,]+>?$/

/** Resend's batch API with the memory of the real one; `verified` is the domain that may send. */
export async function fakeResend(
  clock: Clock,
  verified = 'example.com',
  limits: ResendLimits = {},
): Promise<FakeResend> {
  const apiKey = 're_123_secret'
  const ledger: AcceptedMail[] = []
  const moods: Mood[] = []
  const remembered = new Map<string, { payload: string; answer: Answer; at: number }>()
  const running = new Set<string>()
  const lately: number[] = []
  const spent = new Map<string, number>()
  let requests = 0
  let refusals = 0

  const server = createServer((request, response) => {
    requests++
    const slower = tooFast()
    void text(request).then(async (body) => {
      const mood = moods.shift() ?? limits.mood?.()
      if (limits.delay) await new Promise((over) => setTimeout(over, limits.delay))
      if (mood === 'hang up') return response.destroy()
      if (typeof mood === 'object' && 'status' in mood) return reply(response, mood)
      if (slower) return reply(response, slower)
      const answer = await answerTo(request.method ?? '', request.url ?? '', request.headers, body, mood)
      if (mood === 'accept and hang up') return response.destroy()
      if (typeof mood === 'object' && 'answerAfter' in mood) await mood.answerAfter
      reply(response, answer)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey,
    ledger,
    requests: () => requests,
    tooMany: () => refusals,
    next: (...more) => void moods.push(...more),
    close: () => closed(server),
  }

  async function answerTo(
    method: string,
    path: string,
    headers: IncomingHttpHeaders,
    body: string,
    mood?: Mood,
  ): Promise<Answer> {
    const refusal = refuseRequest(method, path, headers, apiKey)
    if (refusal) return refusal
    const key = headers['idempotency-key']
    if (typeof key !== 'string') return send(body, null, headers)
    if (key.length < 1 || key.length > 256)
      return error(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
    if (running.has(key)) {
      return error(
        409,
        'concurrent_idempotent_requests',
        'Same idempotency key used while original request is still in progress.',
      )
    }
    const earlier = remembered.get(key)
    if (earlier && clock.now() - earlier.at < day) {
      return earlier.payload === digest(body)
        ? earlier.answer
        : error(
            409,
            'invalid_idempotent_request',
            'Same idempotency key used with a different request payload.',
          )
    }
    running.add(key)
    if (typeof mood === 'object' && 'until' in mood) await mood.until
    const answer = send(body, key, headers)
    if (answer.status === 200) remembered.set(key, { payload: digest(body), answer, at: clock.now() })
    running.delete(key)
    return answer
  }

  /** Counts requests in the second before, as they arrive. */
  function tooFast(): Answer | null {
    const { perSecond } = limits
    if (perSecond === undefined) return null
    const now = performance.now()
    while (lately[0] !== undefined && now - lately[0] >= 1000) lately.shift()
    if (lately.length < perSecond) {
      lately.push(now)
      return null
    }
    refusals++
    return tooMany(1, perSecond)
  }

  /** Counts them towards the quotas, or says which is used up. */
  function overQuota(emails: number): Answer | null {
    const now = new Date(clock.now()).toISOString()
    const quotas = [
      ['daily', now.slice(0, 10), limits.perDay],
      ['monthly', now.slice(0, 7), limits.perMonth],
    ] as const
    for (const [name, time, most = Infinity] of quotas)
      if ((spent.get(time) ?? 0) + emails > most)
        return error(429, `${name}_quota_exceeded`, `You have reached your ${name} email sending quota.`)
    for (const [, time] of quotas) spent.set(time, (spent.get(time) ?? 0) + emails)
    return null
  }

  function send(body: string, key: string | null, headers: IncomingHttpHeaders): Answer {
    const mode = headers['x-batch-validation'] ?? 'strict'
    if (mode !== 'strict' && mode !== 'permissive')
      return error(422, 'validation_error', 'Invalid `x-batch-validation` header.')
    const mails = json(body)
    if (!Array.isArray(mails)) return error(422, 'validation_error', 'Expected an array of emails.')
    if (mails.length === 0 || mails.length > 100)
      return error(422, 'validation_error', 'A batch holds 1 to 100 emails.')
    const stranger = mails.map(domainOf).find((domain) => domain !== null && domain !== verified)
    if (stranger)
      return error(
        403,
        'validation_error',
        `The ${stranger} domain is not verified. Please, add and verify your domain.`,
      )

    const errors = mails.flatMap((mail, index) => {
      const message = mistakeIn(mail)
      return message ? [{ index, message }] : []
    })
    if (mode === 'strict' && errors[0]) return error(422, 'validation_error', errors[0].message)
    const bad = new Set(errors.map(({ index }) => index))
    const quota = overQuota(mails.length - bad.size)
    if (quota) return quota
    const accepted = (mails as BatchMail[])
      .filter((_, index) => !bad.has(index))
      .map((mail, index): AcceptedMail => ({
        ...(limits.slim ? slim(mail) : mail),
        id: `mail-${ledger.length + index + 1}`,
        key,
      }))
    ledger.push(...accepted)
    const data = accepted.map(({ id }) => ({ id }))
    return { status: 200, body: mode === 'permissive' ? { data, errors } : { data } }
  }
}

/** 429 as Resend answers it. */
export function tooMany(seconds: number, perSecond = 2): Answer {
  const body = {
    statusCode: 429,
    name: 'rate_limit_exceeded',
    message: `Too many requests. You can only make ${perSecond} requests per second.`,
  }
  return {
    status: 429,
    body,
    headers: {
      'retry-after': String(seconds),
      'ratelimit-limit': String(perSecond),
      'ratelimit-remaining': '0',
      'ratelimit-reset': String(seconds),
    },
  }
}

/** 500 as Resend answers it. */
export const broken: Answer = error(500, 'internal_server_error', 'An unexpected error occurred.')

/** What a proxy in front of Resend says. */
export const badGateway: Answer = { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' }

export function error(status: number, name: string, message: string): Answer {
  return { status, body: { statusCode: status, name, message } }
}

function refuseRequest(
  method: string,
  path: string,
  { authorization, ...headers }: IncomingHttpHeaders,
  apiKey: string,
): Answer | null {
  if (path !== '/emails/batch') return error(404, 'not_found', 'The requested endpoint does not exist.')
  if (method !== 'POST')
    return error(405, 'method_not_allowed', 'This endpoint does not support the specified HTTP method.')
  if (!authorization) return error(401, 'missing_api_key', 'Missing API key in the authorization header.')
  // Documented as 403 invalid_api_key; this is what the API says.
  if (authorization !== `Bearer ${apiKey}`) return error(401, 'validation_error', 'API key is invalid')
  if (!headers['content-type']?.startsWith('application/json'))
    return error(415, 'validation_error', 'Expected JSON.')
  if (!headers['user-agent']) return error(403, 'validation_error', 'Missing user agent.')
  return null
}

function mistakeIn(mail: unknown): string | null {
  if (typeof mail !== 'object' || mail === null) return 'Expected an object.'
  const stray = Object.keys(mail).find((field) => !fields.has(field))
  if (stray) return `The \`${stray}\` field is not allowed in a batch.`
  const { from, to, subject, html, text: plain, headers = {} } = mail as Partial<BatchMail>
  if (!from) return 'Missing `from` field.'
  if (!address.test(from)) return 'Invalid `from` field.'
  if (!Array.isArray(to) || to.length === 0) return 'Missing `to` field.'
  if (to.length > 50) return 'The `to` field holds at most 50 addresses.'
  if (!to.every((each) => address.test(each)))
    return 'Invalid `to` field. The email address needs to follow the `email@example.com` format.'
  if (!subject) return 'Missing `subject` field.'
  if (/[\r\n]/.test(subject)) return 'The `\\n` is not allowed in the `subject` field.'
  if (!html && !plain) return 'Missing `html` or `text` field.'
  const odd = Object.entries(headers).find(
    ([name, value]) => !/^[!-9;-~]+$/.test(name) || typeof value !== 'string' || /[\r\n]/.test(value),
  )
  if (odd) return `Invalid header \`${odd[0]}\`.`
  return null
}

function domainOf(mail: unknown): string | null {
  const { from } = (mail ?? {}) as Partial<BatchMail>
  return /@([^\s<>@]+?)>?$/.exec(from ?? '')?.[1] ?? null
}

function slim({ from, to, subject }: BatchMail): BatchMail {
  return { from, to, subject }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('base64')
}

function json(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return null
  }
}

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  const plain = typeof body === 'string'
  response.writeHead(status, { 'content-type': plain ? 'text/html' : 'application/json', ...headers })
  response.end(plain ? body : JSON.stringify(body))
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done()
    })
    server.closeAllConnections()
  })
}
