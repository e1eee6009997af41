import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

const prefix = 'whsec_'

/** A secret of 256 bits as Standard Webhooks writes it, from one that nobody else knows. */
export function hookSecret(secret: string): string {
  return prefix + base64(sha256(utf8ToBytes(`webhook:${secret}`)))
}

export interface SignedHeaders {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/**
 * The three headers of Standard Webhooks 1.0, with a signature by every secret given; `id` is the same over all attempts,
 * `at` is that of this one, in milliseconds.
 */
export function signed(
  secrets: readonly string[],
  { id, at, body }: { id: string; at: number; body: string },
): SignedHeaders {
  const seconds = String(Math.floor(at / 1000))
  const content = utf8ToBytes(`${id}.${seconds}.${body}`)
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets
      .map((secret) => `v1,${base64(hmac(sha256, bytesOf(secret), content))}`)
      .join(' '),
  }
}

function bytesOf(secret: string): Uint8Array {
  return Uint8Array.from(atob(secret.slice(prefix.length)), (char) => char.charCodeAt(0))
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
