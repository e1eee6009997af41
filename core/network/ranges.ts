import { type Address, bitsBeforeV4, parseAddress } from './address.ts'

/** All addresses that begin with the same bits. */
export interface Range {
  first: Address
  /** How many of the 128 bits are the same. */
  bits: number
}

/** Reads `10.0.0.0/8` or `fd00::/8`; a single address stands for itself. Null where it is neither. */
export function parseRange(text: string): Range | null {
  const [, written = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const address = parseAddress(written)
  if (address === null) return null
  const before = written.includes(':') ? 0 : bitsBeforeV4
  const bits = before + Number(length ?? 128 - before)
  if (bits > 128) return null
  const rest = BigInt(128 - bits)
  return { first: (address >> rest) << rest, bits }
}

export function isIn(address: Address, ranges: readonly Range[]): boolean {
  return ranges.some(({ first, bits }) => address >> BigInt(128 - bits) === first >> BigInt(128 - bits))
}

function rangesFrom(texts: readonly string[]): Range[] {
  return texts.map((text) => {
    const range = parseRange(text)
    if (!range) throw new Error(`no range of addresses: ${text}`)
    return range
  })
}

/** Where hosts of the public internet can be at all. */
const possible = rangesFrom(['0.0.0.0/0', '2000::/3'])

/** What of that is somebody's own, a machine itself, a way into another net, or nobody's. */
const closed = rangesFrom([
  '0.0.0.0/8', // this host
  '10.0.0.0/8', // private
  '100.64.0.0/10', // behind a provider's NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, where clouds keep their keys
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocols
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
  '2001::/23', // protocols, Teredo and benchmarks among them
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
])

/**
 * Whether an address, as a resolver or a URL spells it, may be reached: it is public, or the operator allowed it. What
 * cannot be read may not.
 */
export function mayReach(text: string, allowed: readonly Range[]): boolean {
  const address = parseAddress(text)
  if (address === null) return false
  return isIn(address, allowed) || (isIn(address, possible) && !isIn(address, closed))
}
