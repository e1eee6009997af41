import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { RunningPage } from './runtimes.ts'

/** An answer as it came over the wire: nothing followed, nothing decoded. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  json<T = Record<string, unknown>>(): T
}

type Headers = Record<string, string>
/** An object goes as JSON, anything else as it is; a list of texts goes in chunks, without a length. */
type Body = object | string | Uint8Array | string[]

export interface Asking {
  get(path: string, headers?: Headers): Promise<Answer>
  /** With the token. */
  post(path: string, body?: Body, headers?: Headers): Promise<Answer>
  /** With the token. */
  patch(path: string, body: Body): Promise<Answer>
  /** With the token. */
  cancel(path: string, body?: Body): Promise<Answer>
  /** With nothing but what is given. */
  send(method: string, path: string, headers?: Headers, body?: Body): Promise<Answer>
}

export function asking(page: () => RunningPage): Asking {
  const send: Asking['send'] = (method, path, headers = {}, body) =>
    sent(new URL(path, page().url), method, headers, body)
  const command = (method: string, path: string, body?: Body, headers?: Headers) =>
    send(
      method,
      path,
      { Authorization: `Bearer ${page().token}`, 'Content-Type': 'application/json', ...headers },
      body,
    )
  return {
    send,
    get: (path, headers) => send('GET', path, { 'Accept-Encoding': 'identity', ...headers }),
    post: (path, body, headers) => command('POST', path, body, headers),
    patch: (path, body) => command('PATCH', path, body),
    cancel: (path, body) => command('DELETE', path, body),
  }
}

async function sent(url: URL, method: string, headers: Headers, body?: Body): Promise<Answer> {
  const chunks = isChunks(body)
  const whole = chunks || body === undefined ? undefined : bytesOf(body)
  const length: Headers = whole ? { 'Content-Length': String(whole.length) } : {}
  const asked = request(url, { method, headers: { ...length, ...headers } })
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>
  if (chunks) for (const chunk of body) asked.write(chunk)
  asked.end(whole)
  const [response] = await answered
  const bytes = await buffer(response)
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text: bytes.toString(),
    json: <T>() => JSON.parse(bytes.toString()) as T,
  }
}

function bytesOf(body: object | string | Uint8Array): Uint8Array {
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function isChunks(body: Body | undefined): body is string[] {
  return Array.isArray(body)
}
