import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { rootCertificates, TLSSocket } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { plainHost } from '#core/network/target.ts'
import { type NetworkAnswer, type NetworkRequest, Unreached } from '#core/ports.ts'

const mostHeaderBytes = 16 * 1024

interface Asked {
  target: URL
  request: NetworkRequest
  lookup: LookupFunction
  signal: AbortSignal
  trusted: string[] | undefined
}

/** One request over one connection of its own, and its answer. */
export async function exchange(asked: Asked): Promise<NetworkAnswer> {
  const sent = send(asked)
  asked.signal.addEventListener('abort', () => sent.destroy())
  try {
    const answer = await answered(sent, asked.request.body)
    // Asked for now: the socket may be gone once the answer has been read.
    const certificateExpiresAt = expiry(answer)
    return {
      status: answer.statusCode ?? 0,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
      ),
      body: await bodyOf(answer, asked.request),
      milliseconds: 0,
      certificateExpiresAt,
    }
  } finally {
    sent.destroy()
  }
}

function send({ target, request: { method, headers }, lookup, trusted }: Asked): ClientRequest {
  const secure = target.protocol === 'https:'
  return (secure ? secureRequest : plainRequest)({
    method,
    host: plainHost(target),
    port: target.port || (secure ? 443 : 80),
    path: target.pathname + target.search,
    headers: {
      'User-Agent': 'DuetRight-Status/1',
      Accept: '*/*',
      'Accept-Encoding': 'identity',
      ...headers,
      Host: target.host,
    },
    lookup,
    agent: false,
    maxHeaderSize: mostHeaderBytes,
    ...(trusted && { ca: [...rootCertificates, ...trusted] }),
  })
}

function answered(sent: ClientRequest, body: string | undefined): Promise<IncomingMessage> {
  return new Promise((answer, failed) => {
    sent.on('error', failed)
    sent.once('response', answer)
    sent.once('upgrade', () => {
      failed(new Unreached('protocol', 'the server changed the protocol'))
    })
    sent.end(body)
  })
}

function expiry({ socket }: IncomingMessage): string | null {
  if (!(socket instanceof TLSSocket)) return null
  const until = Date.parse(socket.getPeerCertificate().valid_to)
  return Number.isNaN(until) ? null : new Date(until).toISOString()
}

async function bodyOf(
  answer: IncomingMessage,
  { mostBytes, cut }: Pick<NetworkRequest, 'mostBytes' | 'cut'>,
): Promise<string> {
  if (mostBytes === 0) return ''
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked(answer) as AsyncIterable<Buffer>) {
    length += chunk.length
    chunks.push(chunk)
    if (length <= mostBytes) continue
    if (cut) break
    throw new Unreached('too_large', `more than ${mostBytes} bytes`)
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8')
}

/** Some servers compress without being asked to. */
function unpacked(answer: IncomingMessage): Readable {
  const unpack = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding === 'identity' || encoding === '') return answer
  if (!Object.hasOwn(unpack, encoding))
    throw new Unreached('protocol', 'an answer in an encoding that was not asked for')
  return pipeline(answer, unpack[encoding as keyof typeof unpack](), () => undefined)
}
