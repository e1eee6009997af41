import { beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '#test/fakes/app.ts'

interface Item {
  id: string
  title: string
  content_html: string
  date_published: string
  date_modified: string
}

const work = {
  title: 'A new disk',
  message: 'Searches are read-only meanwhile.',
  components: ['database'],
  scheduledFor: '2026-11-20T03:00:00Z',
  scheduledUntil: '2026-11-20T04:00:00Z',
}

let app: TestApp
beforeEach(async () => {
  app = await testApp()
})

async function items(): Promise<Item[]> {
  const feed = (await (await app.fetch('/feed.json')).json()) as { items: Item[] }
  return feed.items.filter(({ id }) => id.includes('/maintenance/'))
}

async function plan(more: object = {}): Promise<string> {
  const made = await app.call('POST', '/api/v1/maintenances', { ...work, ...more })
  return ((await made.json()) as { id: string }).id
}

describe('planned work in the feeds', () => {
  it('says first that it is planned, and when', async () => {
    const id = await plan()
    const [item] = await items()
    expect(item).toMatchObject({ id: `https://status.example.com/maintenance/${id}`, title: work.title })
    expect(item?.content_html).toMatch(/^<p>THIS IS A SCHEDULED EVENT Nov 20, 03:00 - 04:00 UTC<\/p>/)
    expect(item?.content_html).toContain('<strong>Scheduled</strong> - Searches are read-only meanwhile.')
    for (const feed of ['/history.rss', '/history.atom'])
      expect(await (await app.fetch(feed)).text()).toContain('THIS IS A SCHEDULED EVENT Nov 20, 03:00')
  })

  it('names both days of a window that ends on another', async () => {
    await plan({ scheduledUntil: '2026-11-21T04:00:00Z' })
    expect((await items())[0]?.content_html).toContain('Nov 20, 03:00 - Nov 21, 04:00 UTC')
  })

  it('is shown anew with every word said about it', async () => {
    const id = await plan()
    const [before] = await items()
    app.deps.clock.pass(60_000)
    await app.call('DELETE', `/api/v1/maintenances/${id}`)
    const [after] = await items()
    expect(after?.id).toBe(before?.id)
    expect(after?.date_published).toBe(before?.date_published)
    expect(Date.parse(after?.date_modified ?? '')).toBe(Date.parse(before?.date_modified ?? '') + 60_000)
    expect(after?.content_html).toContain('<strong>Cancelled</strong>')
  })

  it('tells of a series only what comes next', async () => {
    await plan({ recurrence: 'FREQ=WEEKLY;COUNT=5' })
    expect(await items()).toHaveLength(1)
  })
})
