import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What a secret or an address is kept under, so that a copy of the store gives neither away. */
export function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}
