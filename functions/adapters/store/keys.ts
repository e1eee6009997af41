import type { Key } from '#core/ports.ts'

const separator = '\u0000'
const printable = /^[\x20-\x7e]+$/

/** One text per key whose order is the order of the tuples, in any store. */
export function encodeKey(key: Key): string {
  for (const part of key)
    if (!printable.test(part)) throw new Error(`Key part ${JSON.stringify(part)} is not printable ASCII`)
  if (key.length === 0) throw new Error('A key needs at least one part')
  return key.join(separator)
}

export function decodeKey(text: string): Key {
  return text.split(separator)
}

/** Every key strictly below the prefix lies between the two, both excluded. */
export function rangeOf(prefix: Key): { from: string; to: string } {
  if (prefix.length === 0) return { from: '', to: '\u007f' }
  const base = encodeKey(prefix)
  return { from: `${base}${separator}`, to: `${base}\u0001` }
}
