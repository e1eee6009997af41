import { describe, expect, it } from 'vitest'
import { content } from '#test/fakes/deps.ts'
import { type Component, endpoints, type Incident, paths, type ScheduledMaintenance } from './schema.ts'
import { type Chapter, story, tell } from './story.ts'

const chapters = await tell()
const kept = content.incidents.map(({ title }) => title)

describe.each(chapters)('while $name', (chapter) => {
  const { answers, shown, texts, now } = chapter
  const summary = answers['/api/v2/summary.json']
  const { page, components } = summary
  const { incidents } = answers['/api/v2/incidents.json']
  const { scheduled_maintenances: maintenances } = answers['/api/v2/scheduled-maintenances.json']
  const happenings = [...incidents, ...maintenances]

  it.each(paths)('%s has every field, in its place and of its kind, and no other', (path) => {
    const result = endpoints[path].safeParse(answers[path])
    expect(result.error?.issues ?? []).toEqual([])
    // A parsed object has its keys in the order of the schema.
    expect(fields(JSON.parse(texts[path]))).toEqual(fields(result.data))
  })

  it('says the same at every address', () => {
    expect(new Set(paths.map((path) => JSON.stringify(answers[path].page))).size).toBe(1)
    expect(answers['/api/v2/status.json'].status).toEqual(summary.status)
    expect(answers['/api/v2/components.json'].components).toEqual(components)
    expect(answers['/api/v2/incidents/unresolved.json'].incidents).toEqual(summary.incidents)
    for (const incident of summary.incidents) expect(incidents).toContainEqual(incident)
    expect(summary.scheduled_maintenances).toEqual(
      maintenances.filter(({ status }) => status !== 'completed').toReversed(),
    )
  })

  it('puts every component into a group that names it', () => {
    const groups = components.filter((each) => each.group)
    const members = components.filter((each) => !each.group)
    for (const { id, components: listed } of groups)
      expect(members.filter(({ group_id }) => group_id === id).map((each) => each.id)).toEqual(listed)
    expect(groups.flatMap((each) => each.components).toSorted()).toEqual(
      members.map(({ id }) => id).toSorted(),
    )
    expect(components.map(({ position }) => position)).toEqual(components.map((_, index) => index + 1))
    expect(new Set(components.map(({ id }) => id)).size).toBe(components.length)
  })

  it('points only at what is there', () => {
    const ids = new Set(components.map(({ id }) => id))
    expect(new Set(components.map(({ page_id }) => page_id))).toEqual(new Set([page.id]))
    for (const incident of happenings) {
      expect(incident.page_id).toBe(page.id)
      expect(incident.shortlink.startsWith(`${page.url}/`)).toBe(true)
      for (const component of incident.components) expect(components).toContainEqual(component)
      for (const { incident_id, affected_components } of incident.incident_updates) {
        expect(incident_id).toBe(incident.id)
        for (const { code } of affected_components ?? []) expect(ids).toContain(code)
      }
    }
    const all = happenings.flatMap(({ id, incident_updates }) => [id, ...incident_updates.map((u) => u.id)])
    expect(new Set(all).size).toBe(all.length)
  })

  it('keeps each incident in the lists where it belongs', () => {
    expect(summary.incidents.map(({ name }) => name).toSorted()).toEqual(shown.unresolved.toSorted())
    expect(incidents.map(({ name }) => name)).toEqual([...shown.incidents, ...kept])
    for (const { name, status, resolved_at } of incidents) {
      const over = !shown.unresolved.includes(name)
      expect([name, ['resolved', 'postmortem'].includes(status), resolved_at !== null]).toEqual([
        name,
        over,
        over,
      ])
    }
  })

  it('keeps each maintenance in the lists where it belongs', () => {
    const named = (list: ScheduledMaintenance[]) => list.map(({ name }) => name)
    expect(named(maintenances)).toEqual(shown.maintenances)
    expect(named(answers['/api/v2/scheduled-maintenances/upcoming.json'].scheduled_maintenances)).toEqual(
      shown.upcoming,
    )
    expect(named(answers['/api/v2/scheduled-maintenances/active.json'].scheduled_maintenances)).toEqual(
      shown.active,
    )
  })

  it('says how things are, in words that go together', () => {
    expect(summary.status.indicator).toBe(shown.indicator)
    const troubled = components.filter(({ group, status }) => !group && status !== 'operational')
    expect(Object.fromEntries(troubled.map(({ name, status }) => [name, status]))).toEqual(shown.troubled)
  })

  it('tells the newest first, and each change from where the one before left off', () => {
    for (const { incident_updates } of happenings) {
      const times = incident_updates.map(({ display_at }) => display_at)
      expect(times).toEqual(times.toSorted().toReversed())
      const left = new Map<string, string>()
      for (const { affected_components } of incident_updates.toReversed()) {
        for (const { code, old_status, new_status } of affected_components ?? []) {
          expect([code, old_status]).toEqual([code, left.get(code) ?? 'operational'])
          left.set(code, new_status)
        }
      }
    }
  })

  it('has no time ahead of now but what is planned, and none before its cause', () => {
    for (const { created_at, updated_at } of components) {
      expect(created_at <= updated_at && updated_at <= page.updated_at).toBe(true)
    }
    for (const each of happenings) {
      const { started_at, created_at, updated_at, monitoring_at, resolved_at, incident_updates } = each
      const newest = incident_updates[0]?.created_at ?? ''
      expect(started_at <= created_at && created_at <= newest && newest <= updated_at).toBe(true)
      expect(updated_at <= page.updated_at && page.updated_at <= now).toBe(true)
      expect(monitoring_at).toBe(
        incident_updates.findLast(({ status }) => status === 'monitoring')?.created_at ?? null,
      )
      if (resolved_at) expect(resolved_at <= updated_at && resolved_at >= started_at).toBe(true)
    }
  })
})

describe('from one step to the next', () => {
  const pairs = chapters.slice(1).map((chapter, index) => [chapters[index] ?? chapter, chapter] as const)

  it('every thing keeps its id, its begin and its place', () => {
    for (const [before, after] of pairs) {
      expect(lasting(after)).toMatchObject(lasting(before))
    }
  })

  it('no time goes back', () => {
    for (const [before, after] of pairs) {
      const then = changedAt(before)
      for (const [id, at] of changedAt(after)) expect([id, at >= (then.get(id) ?? '')]).toEqual([id, true])
    }
  })

  it('what was said stays as it was said', () => {
    for (const [before, after] of pairs) {
      const said = (chapter: Chapter) =>
        chapter.answers['/api/v2/incidents.json'].incidents.flatMap((each) => each.incident_updates)
      for (const update of said(before)) expect(said(after)).toContainEqual(update)
    }
  })

  it('the whole story was told', () => {
    expect(chapters.map(({ name }) => name)).toEqual(story.map(({ name }) => name))
  })
})

/** The same with its keys as a list, whose order counts in a comparison. */
function fields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fields)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, each]) => [key, fields(each)])
}

/** By name, what may never change. */
function lasting({ answers }: Chapter): Record<string, object> {
  const summary = answers['/api/v2/summary.json']
  const things: [string, object][] = [
    ['page', { id: summary.page.id, url: summary.page.url }],
    ...summary.components.map((each): [string, object] => [`component ${each.name}`, fixedOf(each)]),
    ...allOf(answers).map(({ name, id, created_at, started_at, shortlink }): [string, object] => [
      `incident ${name}`,
      { id, created_at, started_at, shortlink },
    ]),
  ]
  return Object.fromEntries(things)
}

function fixedOf({ id, created_at, position, group_id, start_date, page_id }: Component): object {
  return { id, created_at, position, group_id, start_date, page_id }
}

function changedAt({ answers }: Chapter): Map<string, string> {
  const { page, components } = answers['/api/v2/summary.json']
  return new Map([page, ...components, ...allOf(answers)].map(({ id, updated_at }) => [id, updated_at]))
}

function allOf(answers: Chapter['answers']): (Incident | ScheduledMaintenance)[] {
  return [
    ...answers['/api/v2/incidents.json'].incidents,
    ...answers['/api/v2/scheduled-maintenances.json'].scheduled_maintenances,
  ]
}
