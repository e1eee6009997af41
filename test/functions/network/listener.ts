import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

export interface Listener {
  port: number
  /** Connections that came. */
  reached(): number
  stop(): Promise<void>
}

/** Counts who comes; says to each what `answer` says, or nothing. */
export async function listener(
  answer: (socket: Socket) => void = (socket) => socket.end(),
  host = '127.0.0.1',
  wanted = 0,
): Promise<Listener> {
  let reached = 0
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    reached++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    answer(socket)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(wanted, host, listening)
  })
  return {
    port: (server.address() as AddressInfo).port,
    reached: () => reached,
    stop: () =>
      new Promise((stopped) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => {
          stopped()
        })
      }),
  }
}

export const ok = (body = 'ok', headers = '') =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`
