import { get } from 'node:http'
import type { Browser } from 'playwright'

/** How many bytes of body an address sends to a reader who takes brotli. */
export function brotliBytes(url: string): Promise<number> {
  return new Promise((done, failed) => {
    get(url, { headers: { 'Accept-Encoding': 'br' } }, (response) => {
      let bytes = 0
      response.on('data', (data: Buffer) => (bytes += data.length))
      response.once('error', failed)
      response.once('end', () => {
        const { statusCode, headers } = response
        if (statusCode === 200 && headers['content-encoding'] === 'br') done(bytes)
        else failed(new Error(`${url} answered ${statusCode} in ${headers['content-encoding'] ?? 'plain'}`))
      })
    }).once('error', failed)
  })
}

export interface Transfer {
  requests: string[]
  /** Bytes over the wire, headers included. */
  transferred: number
  /** Requests without which nothing would be drawn, besides the page itself. */
  blocking: string[]
}

/** What a browser that was never here fetches to show an address. */
export async function transferOf(browser: Browser, url: string): Promise<Transfer> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  const requests = new Map<string, string>()
  let transferred = 0
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:')) requests.set(requestId, request.url)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (requests.has(requestId)) transferred += encodedDataLength
  })
  await wire.send('Network.enable')
  await page.goto(url, { waitUntil: 'networkidle' })
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => 'renderBlockingStatus' in entry && entry.renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
  )
  await context.close()
  return { requests: [...requests.values()], transferred, blocking }
}
