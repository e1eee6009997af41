import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { componentStatus } from '#core/components/status.ts'
import { publicView } from '#core/views/public-view.ts'
import { pictureOf } from '#site/layouts/open-graph.ts'
import { content, repository } from '#test/fakes/deps.ts'

const now = '2026-11-17T02:41:00.000Z'
const none = {
  openedAt: now,
  baselines: {},
  open: [],
  recent: [],
  history: [],
  spells: [],
  planned: [],
  pastWork: [],
  months: {},
}
const view = publicView(content, none, Date.parse(now))

describe('the picture of a link to us', () => {
  it.each(componentStatus.options)('of %s is its own, 1200 by 630 and under 20 KB', (status) => {
    const path = join(repository, 'site/public', pictureOf({ ...view, status }))
    const png = readFileSync(path)
    expect([path.endsWith(`${status}.png`), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      true,
      1200,
      630,
    ])
    expect(png.length).toBeLessThan(20_000)
  })

  it('says on its first day that the page is new, unless something is wrong', () => {
    const unwatched = {
      ...view,
      recent: [],
      groups: view.groups.map((group) => ({
        ...group,
        components: group.components.map((component) => ({ ...component, uptime: null })),
      })),
    }
    expect(pictureOf(unwatched)).toBe('/og/no_data.png')
    expect(existsSync(join(repository, 'site/public/og/no_data.png'))).toBe(true)
    expect(pictureOf({ ...unwatched, status: 'major_outage' })).toBe('/og/major_outage.png')
  })
})
