import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { asking, type Asking } from './ask.ts'
import { type RunningPage, runtimes } from './runtimes.ts'

export interface Given {
  /** The page of this runtime; one for all tests of a file. */
  page(): RunningPage
  /** Asks that page. */
  ask: Asking
}

/** Travels once on each runtime. What a test leaves open is resolved after it, so that no other depends on it. */
export function onEveryRuntime(travel: (given: Given) => void): void {
  describe.each(runtimes)('$name', ({ start }) => {
    let running: RunningPage
    const page = () => running
    const ask = asking(page)
    beforeAll(async () => {
      running = await start()
    })
    afterEach(() => calm(ask))
    afterAll(() => running.stop())
    travel({ page, ask })
  })
}

interface Open {
  incidents: { name: string; shortlink: string }[]
}

async function calm({ get, post }: Asking): Promise<void> {
  const { incidents } = (await get('/api/v2/incidents/unresolved.json')).json<Open>()
  for (const { shortlink } of incidents) {
    const id = new URL(shortlink).pathname.split('/').at(-1) ?? ''
    await post(`/api/v1/incidents/${id}/updates`, { message: 'Over.', status: 'resolved', notify: false })
  }
}
