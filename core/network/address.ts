/** 128 bits; an IPv4 address is its mapped form, `::ffff:192.0.2.1`. */
export type Address = bigint

/** Bits before those of IPv4 in a mapped address. */
export const bitsBeforeV4 = 96
const mapped = 0xffff_0000_0000n

/** Reads the canonical spellings and no other; null for anything else, a zone such as `%eth0` included. */
export function parseAddress(text: string): Address | null {
  if (text.includes(':')) return parseV6(text)
  const four = parseV4(text)
  return four === null ? null : mapped + four
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return null
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function parseV6(text: string): bigint | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map((half, index) => groups(half, index === halves.length - 1))
  if (!head || tail === null) return null
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (tail ? missing < 1 : missing !== 0) return null
  const all = [...head, ...Array.from({ length: missing }, () => 0n), ...(tail ?? [])]
  return all.reduce((sum, group) => sum * 65_536n + group, 0n)
}

/** The groups of one half; the last two may be written as IPv4. */
function groups(half: string, last: boolean): bigint[] | null {
  if (half === '') return []
  const parts = half.split(':')
  const end = parts.at(-1) ?? ''
  const four = last && end.includes('.') ? parseV4(end) : null
  const plain = four === null ? parts : parts.slice(0, -1)
  if (!plain.every((part) => /^[\da-f]{1,4}$/i.test(part))) return null
  const read = plain.map((part) => BigInt(`0x${part}`))
  return four === null ? read : [...read, four / 65_536n, four % 65_536n]
}
