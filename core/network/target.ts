import { Unreached } from '#core/ports.ts'
import { parseAddress } from './address.ts'
import { mayReach, type Range } from './ranges.ts'

/** What may be asked at all: http or https, and no name or password in the address. */
export function targetOf(url: string, base?: string): URL {
  const target = URL.parse(url, base)
  if (!target) throw new Unreached('protocol', 'not an address')
  if (!['http:', 'https:'].includes(target.protocol))
    throw new Unreached('protocol', `${target.protocol} is neither http nor https`)
  if (target.username || target.password) throw new Unreached('protocol', 'a name or password in the address')
  return target
}

/** A host as URLs spell it: `0x7f.1` is 127.0.0.1, and IPv6 stands without brackets. */
export function hostOf(host: string): string {
  const wrapped = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
  const target = /[/?#@\\\s]/.test(host) ? null : URL.parse(`http://${wrapped}/`)
  if (!target || target.port) throw new Unreached('name', 'not the name of a host')
  return plainHost(target)
}

export function plainHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Refuses a host that is itself an address and may not be reached; says whether it is one. */
export function checkLiteral(host: string, allowed: readonly Range[]): boolean {
  if (parseAddress(host) === null && !host.includes(':')) return false
  if (!mayReach(host, allowed)) throw new Unreached('forbidden_address', host)
  return true
}
