import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Key } from '#core/ports.ts'
import type { AuditPlace } from './record.ts'

/** One entry in its place of the chain; `hash` covers the entry and, through `previous`, all before it. */
export interface AuditLink {
  entry: AuditPlace
  previous: string
  hash: string
}

/** The last link of the chain: its number and its hash. */
export interface AuditHead {
  count: number
  hash: string
}

export const headKey: Key = ['audit-head']
/** Numbers begin at 1; twelve digits keep them in order as text. */
export const linkKey = (number: number): Key => ['audit-chain', String(number).padStart(12, '0')]

/** What the chain hangs on before its first link. */
export const beginning: AuditHead = { count: 0, hash: '0'.repeat(64) }

export function linkHash(previous: string, entry: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(previous + canonicalJson(entry))))
}

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`
}
