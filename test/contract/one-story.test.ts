import { describe, expect, it } from 'vitest'
import type { ComponentStatus } from '#core/components/status.ts'
import { statusName } from '#core/views/status-words.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { minute } from '#core/words/times.ts'
import { testApp } from '#test/fakes/app.ts'
import { story } from './statuspage/story.ts'

const statusOf: Record<string, ComponentStatus> = {
  none: 'operational',
  maintenance: 'under_maintenance',
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
}

interface Summary {
  status: { indicator: string }
  components: { id: string; name: string; status: ComponentStatus; group: boolean }[]
  incidents: { name: string; shortlink: string; updated_at: string; incident_updates: { body: string }[] }[]
  scheduled_maintenances: { name: string; scheduled_for: string; scheduled_until: string }[]
}

const fixed = ['/', '/llms.txt', '/badge.svg', '/embed.json', '/history.atom', '/history.rss', '/feed.json']
const others = [
  '/maintenance.ics',
  '/api/v1/components',
  '/api/v1/incidents',
  '/api/v2/summary.json',
  '/sitemap.xml',
  '/pulse.json',
]

/** Goes through the story once and keeps what every output said after each step. */
async function chapters() {
  const app = await testApp()
  const found: { name: string; read: (path: string) => string }[] = []
  for (const { name, act } of story) {
    app.deps.clock.pass(3 * minute)
    await act(app)
    await app.publish()
    const texts = new Map<string, string>()
    const { components } = (await (await app.fetch('/api/v2/summary.json')).json()) as Summary
    const badges = components.filter(({ group }) => !group).map(({ id }) => `/badge/${id}.svg`)
    for (const path of [...fixed, ...others, ...badges]) texts.set(path, await (await app.fetch(path)).text())
    found.push({ name, read: (path) => texts.get(path) ?? '' })
  }
  return found
}

const told = await chapters()

describe('every output tells the same story', () => {
  it.each(told)('when $name', ({ read }) => {
    const json = <T>(path: string) => JSON.parse(read(path)) as T
    const summary = json<Summary>('/api/v2/summary.json')
    const status = statusOf[summary.status.indicator] ?? 'operational'
    const word = statusName[status]
    const embedded = json<{ status: string; word: string; headline: string }>('/embed.json')
    const front = read('/')
    const llms = read('/llms.txt')

    expect(embedded).toMatchObject({ status, word })
    expect(front).toContain(`"headline":${JSON.stringify(embedded.headline)}`)
    expect(llms).toContain(`${embedded.headline} (${word})`)
    expect(read('/badge.svg')).toContain(word)

    const own = json<{ items: { name: string; status: string }[] }>('/api/v1/components')
    const services = summary.components.filter(({ group }) => !group)
    expect(own.items.map((each) => [each.name, each.status])).toEqual(
      services.map((each) => [each.name, each.status]),
    )
    for (const { id, name, status: shown } of services) {
      expect(read(`/badge/${id}.svg`)).toContain(statusName[shown])
      expect(llms).toMatch(new RegExp(`- ${name} \\(.*\\): ${statusName[shown]}`))
    }

    const [atom, rss, feed] = [read('/history.atom'), read('/history.rss'), read('/feed.json')]
    const kept = json<{ items: { title: string }[] }>('/api/v1/incidents').items.map(({ title }) => title)
    for (const { name, shortlink, updated_at, incident_updates } of summary.incidents) {
      const said = incident_updates[0]?.body ?? ''
      expect(atom).toContain(`<updated>${updated_at}</updated>`)
      for (const output of [atom, rss]) {
        expect(output).toContain(escapeHtml(name))
        expect(output).toContain(escapeHtml(said))
      }
      expect(feed).toContain(said)
      expect(llms).toContain(name)
      expect(kept).toContain(name)
      expect(read('/sitemap.xml')).toContain(`<loc>${shortlink}</loc>`)
    }
    if (summary.incidents.length === 0) expect(llms).toContain('## Open incidents\n\nNone.')

    const calendar = read('/maintenance.ics').replaceAll('\r\n ', '')
    for (const { name, scheduled_for } of summary.scheduled_maintenances) {
      expect(calendar).toContain(`SUMMARY:${name}`)
      for (const output of [atom, rss]) expect(output).toContain(escapeHtml(name))
      expect(calendar).toContain(scheduled_for.replaceAll(/[-:]|\.\d+/g, '').slice(0, 15))
    }
  })
})
