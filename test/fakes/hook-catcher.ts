import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Caught {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

interface Reply {
  status: number
  headers?: Record<string, string>
  body?: string
}

export interface HookCatcher {
  /** Of a hook behind it. */
  url: string
  caught: Caught[]
  /** How the next requests are met, one each; all others with 204. */
  next(...replies: (Reply | 'hang up')[]): void
  close(): Promise<void>
}

/** A program that is told, over HTTP. */
export async function hookCatcher(): Promise<HookCatcher> {
  const caught: Caught[] = []
  const replies: (Reply | 'hang up')[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      caught.push({ path: request.url ?? '', headers: request.headers, body })
      const reply = replies.shift() ?? { status: 204 }
      if (reply === 'hang up') {
        response.destroy()
        return
      }
      response.writeHead(reply.status, reply.headers).end(reply.body)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    caught,
    next: (...more) => void replies.push(...more),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
