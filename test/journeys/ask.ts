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
  }
}

async function sent(url: URL, method: string, headers: Headers, body?: Body): Promise<Answer> {
  const asked = request(url, { method, headers })
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>
  if (isChunks(body)) {
    asked.useChunkedEncodingByDefault = true
    for (const chunk of body) asked.write(chunk)
    asked.end()
  } else if (body === undefined) asked.end()
  else asked.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body))
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

function isChunks(body: Body | undefined): body is string[] {
  return Array.isArray(body)
}
