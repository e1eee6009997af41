import { parseAddress } from '#core/network/address.ts'
import { follow } from '#core/network/redirect.ts'
import type { Range } from '#core/network/ranges.ts'
import { checkLiteral, hostOf, plainHost } from '#core/network/target.ts'
import { type Network, type NetworkAnswer, type NetworkRequest, Unreached } from '#core/ports.ts'

export interface WorkersNetworkOptions {
  allowed?: readonly Range[] | undefined
  fetch: typeof fetch
  /** That of `cloudflare:sockets`. */
  connect(address: { hostname: string; port: number }): { opened: Promise<unknown>; close(): Promise<void> }
}

/**
 * The platform resolves names and reaches only the public internet; what it is asked for is looked at here as well,
 * as far as a name shows where it leads. It tells nothing of certificates.
 */
export function workersNetwork({ allowed = [], fetch, connect }: WorkersNetworkOptions): Network {
  const now = () => performance.now()
  return {
    request: (request) =>
      follow(
        (target, asked, left) => {
          check(plainHost(target), allowed)
          return within(left, (signal) => exchange(fetch, target, asked, signal))
        },
        request,
        now,
      ),
    async connect(host, port, timeoutMs) {
      const hostname = hostOf(host)
      check(hostname, allowed)
      const began = now()
      await within(timeoutMs, async (signal) => {
        const socket = connect({ hostname, port })
        signal.addEventListener('abort', () => void socket.close().catch(() => undefined))
        await socket.opened
        await socket.close()
      })
      return { milliseconds: Math.round(now() - began) }
    },
  }
}

const local = /^(localhost|[^.]+)$|\.(localhost|local|internal|lan|home|corp|home\.arpa)$/

function check(host: string, allowed: readonly Range[]): void {
  if (checkLiteral(host, allowed)) return
  if (parseAddress(host) === null && local.test(host.replace(/\.$/, '')))
    throw new Unreached('forbidden_address', `${host} is a name of a private network`)
}

async function exchange(
  fetch: typeof globalThis.fetch,
  target: URL,
  { method, headers, body, ...most }: NetworkRequest,
  signal: AbortSignal,
): Promise<NetworkAnswer> {
  const answer = await fetch(target, {
    method,
    headers: { 'User-Agent': 'DuetRight-Status/1', Accept: '*/*', ...headers },
    ...(body !== undefined && { body }),
    redirect: 'manual',
    signal,
  })
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await bodyOf(answer, most),
    milliseconds: 0,
    certificateExpiresAt: null,
  }
}

async function bodyOf(
  { body }: Response,
  { mostBytes, cut }: Pick<NetworkRequest, 'mostBytes' | 'cut'>,
): Promise<string> {
  if (mostBytes === 0 || !body) {
    await body?.cancel()
    return ''
  }
  const decoder = new TextDecoder()
  let [text, length] = ['', 0]
  for await (const chunk of body) {
    const left = mostBytes - length
    length += chunk.byteLength
    text += decoder.decode(chunk.subarray(0, left), { stream: true })
    if (length <= mostBytes) continue
    if (cut) break
    throw new Unreached('too_large', `more than ${mostBytes} bytes`)
  }
  return text + decoder.decode()
}

/** Ends the work when the time is over, and says of every failure why. */
async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(Math.ceil(milliseconds))
  const { promise: over, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => {
    reject(new Unreached('timeout', `no answer within ${Math.round(milliseconds)} ms`))
  })
  try {
    return await Promise.race([work(signal), over])
  } catch (error) {
    throw reasonOf(error)
  }
}

const reasons: [RegExp, ConstructorParameters<typeof Unreached>[0]][] = [
  [/dns|resolve|getaddrinfo/i, 'name'],
  [/refused|cannot connect to the specified address/i, 'refused'],
  [/tls|certificate|ssl/i, 'tls'],
  [/lost|reset|disconnect|closed|premature/i, 'reset'],
]

/** The platform tells why in words alone. */
function reasonOf(error: unknown): Unreached {
  if (error instanceof Unreached) return error
  const message = error instanceof Error ? error.message : String(error)
  const reason = reasons.find(([words]) => words.test(message))?.[1] ?? 'unreachable'
  return new Unreached(reason, message)
}
