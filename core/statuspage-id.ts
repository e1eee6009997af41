import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** The 12 lower-case characters by which Statuspage clients know a thing; the same for ever for the same name. */
export function statuspageId(
  kind: 'page' | 'component' | 'group' | 'incident' | 'update',
  id: string,
): string {
  const bytes = sha256(utf8ToBytes(`${kind}:${id}`))
  let number = bytes.slice(0, 8).reduce((all, byte) => all * 256n + BigInt(byte), 0n)
  let text = ''
  for (; text.length < 12; number /= 36n) text += (number % 36n).toString(36)
  return text
}
