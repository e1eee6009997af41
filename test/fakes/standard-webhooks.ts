import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a receiver has of a request. */
export interface Received {
  headers: Record<string, string | string[] | undefined>
  body: string
}

const tolerance = 5 * 60

/**
 * Verifies as the reference libraries of Standard Webhooks do: the three headers are there, the time is no further than five
 * minutes from now, and one of the signatures of version 1 is by the secret. Throws the reason.
 */
export function verify({ headers, body }: Received, secret: string, now: number): unknown {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
    const value = headers[name]
    if (typeof value !== 'string' || value === '') throw new Error(`Missing required header ${name}`)
    return value
  }) as [string, string, string]
  if (!/^\d+$/.test(timestamp)) throw new Error('Invalid timestamp')
  const age = Math.floor(now / 1000) - Number(timestamp)
  if (age > tolerance) throw new Error('Message timestamp too old')
  if (age < -tolerance) throw new Error('Message timestamp too new')
  if (!secret.startsWith('whsec_')) throw new Error('Not a secret')
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  if (key.length < 24 || key.length > 64) throw new Error(`A key of ${key.length} bytes`)
  if (id.includes('.')) throw new Error('The id holds a full stop')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  for (const each of signatures.split(' ')) {
    const [version, signature = ''] = each.split(',')
    if (version !== 'v1') continue
    const given = Buffer.from(signature, 'base64')
    if (given.length === expected.length && timingSafeEqual(given, expected))
      return JSON.parse(body) as unknown
  }
  throw new Error('No matching signature found')
}
