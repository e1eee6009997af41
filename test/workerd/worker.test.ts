import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestHarness } from 'wrangler'
import { repository } from '#test/fakes/deps.ts'
import { startUpstash, type Upstash } from '#test/fakes/upstash.ts'

const token = 'a-token-for-workers'

let upstash: Upstash
let server: ReturnType<typeof createTestHarness>
beforeAll(async () => {
  upstash = await startUpstash()
  server = createTestHarness({
    workers: [
      {
        configPath: join(repository, 'dist/worker/server/wrangler.json'),
        secrets: {
          STATUS_API_TOKEN: token,
          UPSTASH_REDIS_REST_URL: upstash.url,
          UPSTASH_REDIS_REST_TOKEN: upstash.token,
        },
      },
    ],
  })
  await server.listen()
})
afterAll(async () => {
  await server.close()
  await upstash.stop()
})

const read = async (path: string) => (await server.fetch(path)).text()
const post = (message: string) =>
  server.fetch('/api/v1/notices', {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ message }),
  })

describe('the Worker', () => {
  it('shows the page and answers the clients of Statuspage', async () => {
    const page = await server.fetch('/')
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await page.text()).toContain('DuetRight')
    const summary = JSON.parse(await read('/api/v2/summary.json')) as { status: { indicator: string } }
    expect(summary.status.indicator).toBe('none')
  })

  it('shows on the page what the script has posted', async () => {
    const answer = await post('Investigating issue with authentication')
    expect(answer.status).toBe(201)
    const { incident } = (await answer.json()) as { incident: { id: string } }
    expect(await read('/')).toContain('Issue with authentication')
    expect(await read(`/incidents/${incident.id}`)).toContain('Investigating issue with authentication')
    expect(await read('/api/v2/incidents/unresolved.json')).toContain('Issue with authentication')
  })
})
