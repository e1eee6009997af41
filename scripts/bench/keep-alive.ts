import { connect } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { Load, Outcome } from './load.ts'

// Runs in a thread of its own: sends the next request on a connection when the answer to the last is there.
const { url, encoding, randomQuery, seconds, connections } = workerData as Load & { connections: number }
const { hostname, port, host, pathname } = new URL(url)
const requests = Array.from({ length: 2000 }, () => {
  const query = randomQuery ? `?${Math.floor(Math.random() * 1e9)}` : ''
  return Buffer.from(
    `GET ${pathname}${query} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: ${encoding}\r\n\r\n`,
  )
})

let answered = 0
let errors = 0
const began = performance.now()
const deadline = began + seconds * 1000
await Promise.all(Array.from({ length: connections }, (_, index) => reader(index)))
const outcome: Outcome = { perSecond: answered / ((performance.now() - began) / 1000), errors }
parentPort?.postMessage(outcome)

function reader(index: number): Promise<void> {
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let sent = index
    let missing = 0
    const ask = () => {
      if (performance.now() > deadline) socket.end()
      else socket.write(requests[sent++ % requests.length] ?? '')
    }
    socket.once('connect', ask)
    socket.once('close', () => {
      done()
    })
    socket.once('error', () => {
      errors++
    })
    socket.on('data', (data: Buffer) => {
      missing = missing > 0 ? missing - data.length : bytesMissing(data)
      if (missing > 0) return
      answered++
      ask()
    })
  })
}

/** How much of an answer is still to come after its first piece. */
function bytesMissing(data: Buffer): number {
  const end = data.indexOf('\r\n\r\n')
  const head = data.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
  if (!head.startsWith('HTTP/1.1 200') || Number.isNaN(length)) errors++
  return end + 4 + (length || 0) - data.length
}
