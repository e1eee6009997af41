import { targetOf } from '#core/network/target.ts'
import { type Network, type NetworkAnswer, type NetworkRequest, Unreached } from '#core/ports.ts'

export interface FakeNetwork extends Network {
  /** What was asked for, in order. */
  requests: NetworkRequest[]
  /** Where connections were opened, `host:port`. */
  connections: string[]
  /** What the world answers; a 200 after 40 ms unless it is told otherwise. May throw `Unreached`. */
  answer: (request: NetworkRequest) => Partial<NetworkAnswer>
  /** Whether somebody takes a connection. May throw `Unreached`. */
  take: (host: string, port: number) => void
}

/** A network with a world that does what the test says, as strict about addresses and sizes as the real ones. */
export function fakeNetwork(): FakeNetwork {
  const network: FakeNetwork = {
    requests: [],
    connections: [],
    answer: () => ({}),
    take: () => undefined,
    request(request) {
      return Promise.try(() => {
        targetOf(request.url)
        network.requests.push(request)
        const answer = {
          status: 200,
          headers: {},
          body: '',
          milliseconds: 40,
          certificateExpiresAt: null,
          ...network.answer(request),
        }
        if (answer.milliseconds > request.timeoutMs) throw new Unreached('timeout', 'no answer in time')
        if (request.mostBytes > 0 && answer.body.length > request.mostBytes && !request.cut)
          throw new Unreached('too_large', 'more than is taken')
        return { ...answer, body: answer.body.slice(0, request.mostBytes) }
      })
    },
    connect(host, port) {
      return Promise.try(() => {
        network.connections.push(`${host}:${port}`)
        network.take(host, port)
        return { milliseconds: 4 }
      })
    },
  }
  return network
}
