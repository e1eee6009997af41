import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { digest } from '#core/digest.ts'
import type { Operator } from './operator.ts'

const step = 30

/** The address that an authenticator app takes from the picture. */
export function totpAddress(site: string, email: string, secret: string): string {
  return totp(secret, site, email).toString()
}

/** That address as a picture, in SVG. */
export function totpPicture(address: string): string {
  return renderSVG(address, { border: 2 })
}

export function newTotpSecret(random: string): string {
  const bytes = new TextEncoder().encode(random).slice(0, 20)
  return new Secret({ buffer: bytes.buffer }).base32
}

/**
 * The operator after this code was accepted; null when it is wrong or was used before. A code counts for its own half
 * minute and the ones beside it, and only once.
 */
export function acceptCode(operator: Operator, given: string, now: number): Operator | null {
  const code = given.replaceAll(/[\s-]/g, '')
  if (/^\d{6}$/.test(code)) {
    if (!operator.totp) return null
    const lastStep = stepOf(operator.totp.secret, code, now)
    if (lastStep === null || lastStep <= operator.totp.lastStep) return null
    return { ...operator, totp: { ...operator.totp, lastStep } }
  }
  const used = digest(code.toLowerCase())
  if (!operator.recoveryCodes.includes(used)) return null
  return { ...operator, recoveryCodes: operator.recoveryCodes.filter((each) => each !== used) }
}

/** The step of thirty seconds that a code belongs to; null when it is none of now. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / step) + delta
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), period: step, digits: 6, issuer, label })
}
