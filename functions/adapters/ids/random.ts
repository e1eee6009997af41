import { randomBytes } from 'node:crypto'
import type { Clock, Ids } from '#core/ports.ts'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ids begin with the time, so that lists by id are lists by age. */
export function randomIds(clock: Clock): Ids {
  return {
    id: () => base32(BigInt(clock.now()), 10) + base32(BigInt(`0x${randomBytes(10).toString('hex')}`), 16),
    secret: () => randomBytes(32).toString('base64url'),
  }
}

function base32(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; text.length < length; rest >>= 5n) text = (digits[Number(rest & 31n)] ?? '') + text
  return text
}
