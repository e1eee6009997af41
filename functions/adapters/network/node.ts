import { lookup } from 'node:dns/promises'
import { connect as connectTcp, type LookupFunction, type Socket } from 'node:net'
import { follow } from '#core/network/redirect.ts'
import { mayReach, type Range } from '#core/network/ranges.ts'
import { checkLiteral, hostOf, plainHost } from '#core/network/target.ts'
import { type Network, Unreached } from '#core/ports.ts'
import { exchange } from './exchange.ts'
import { reasonOf } from './reason.ts'

/** Every address of a name. */
export type Resolve = (name: string) => Promise<string[]>

export interface NodeNetworkOptions {
  /** What may be reached besides public addresses. */
  allowed?: readonly Range[] | undefined
  resolve?: Resolve
  /** Certificates to trust besides the usual ones, in PEM. */
  trusted?: string[]
}

/** Resolves by itself, looks at every address, and connects to just these. */
export function nodeNetwork({
  allowed = [],
  resolve = systemResolve,
  trusted,
}: NodeNetworkOptions = {}): Network {
  const now = () => performance.now()

  return {
    request: (request) =>
      follow(
        (target, asked, left) =>
          within(left, async (signal) => {
            const addresses = await addressesOf(plainHost(target))
            signal.throwIfAborted()
            return exchange({ target, request: asked, lookup: answering(addresses), signal, trusted })
          }),
        request,
        now,
      ),
    connect: (host, port, timeoutMs) =>
      within(timeoutMs, async (signal) => {
        const began = now()
        const name = hostOf(host)
        const addresses = await addressesOf(name)
        signal.throwIfAborted()
        await opened(connectTcp({ host: name, port, lookup: answering(addresses) }), signal)
        return { milliseconds: Math.round(now() - began) }
      }),
  }

  async function addressesOf(host: string): Promise<string[]> {
    if (checkLiteral(host, allowed)) return [host]
    const addresses = await resolve(host)
    if (addresses.length === 0) throw new Unreached('name', `${host} has no address`)
    const forbidden = addresses.find((address) => !mayReach(address, allowed))
    if (forbidden !== undefined) throw new Unreached('forbidden_address', `${host} is ${forbidden}`)
    return addresses
  }
}

/** Gives the socket what was looked at, whatever the name says by now. */
function answering(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  return (_name, options, callback) => {
    if (options.all) callback(null, all)
    else callback(null, all[0]?.address ?? '', all[0]?.family)
  }
}

/** Ends the work when the time is over, and says of every failure why. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const over = new Unreached('timeout', `no answer within ${Math.round(milliseconds)} ms`)
  const timer = setTimeout(() => {
    controller.abort(over)
  }, milliseconds)
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  controller.signal.addEventListener('abort', () => {
    reject(over)
  })
  try {
    return await Promise.race([work(controller.signal), aborted])
  } catch (error) {
    throw reasonOf(error)
  } finally {
    clearTimeout(timer)
  }
}

function opened(socket: Socket, signal: AbortSignal): Promise<void> {
  return new Promise<void>((done, failed) => {
    socket.once('connect', () => {
      done()
    })
    socket.once('error', failed)
    signal.addEventListener('abort', () => socket.destroy())
  }).finally(() => socket.destroy())
}

async function systemResolve(name: string): Promise<string[]> {
  return (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address)
}
