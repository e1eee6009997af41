import { describe, expect, it } from 'vitest'
import type { Notice } from '#core/notices/notice.ts'
import type { NoticeKind } from '#core/notices/template.ts'
import { wants } from '#core/subscribers/audience.ts'
import { complete, type Topics } from '#core/subscribers/wishes.ts'
import { content } from '#test/fakes/deps.ts'

const [group, other] = content.catalogue.groups
const [inGroup] = group?.components ?? []
const [elsewhere] = other?.components ?? []

const notice = (kind: NoticeKind, components: string[] = [], more: Partial<Notice> = {}) => ({
  kind,
  incident: 'INC-2026-11-17-001',
  audience: { to: 'subscribers' as const, components, severity: 'P2' as const },
  ...more,
})
const heard = (topics: Partial<Topics>, kinds: readonly NoticeKind[]) =>
  kinds.filter((kind) => wants(content.catalogue, complete(topics), notice(kind)))

const ofIncident = ['initial', 'update', 'resolution', 'postmortem'] as const
const ofWork = ['maintenance_scheduled', 'maintenance_reminder', 'maintenance_completed'] as const

describe('a subscriber hears', () => {
  it.each<[string, Partial<Topics>, NoticeKind[]]>([
    ['everything, who chose nothing', {}, [...ofIncident, ...ofWork]],
    [
      'first and last words',
      { updates: 'ends' },
      ['initial', 'resolution', 'maintenance_scheduled', 'maintenance_completed'],
    ],
    ['planned work', { updates: 'planned' }, [...ofWork]],
    ['what was learned', { updates: 'postmortems' }, ['postmortem']],
    ['no lessons', { postmortems: false }, ['initial', 'update', 'resolution', ...ofWork]],
    ['lessons too', { updates: 'planned', postmortems: true }, ['postmortem', ...ofWork]],
    ['nothing', { updates: 'none' }, []],
  ])('%s', (_, topics, expected) => {
    expect(heard(topics, [...ofIncident, ...ofWork])).toEqual(expected)
  })

  it('of every component of a chosen group, and of no other', () => {
    const topics = complete({ groups: [group?.id ?? ''] })
    const hears = (components: string[]) => wants(content.catalogue, topics, notice('initial', components))
    expect([hears([inGroup?.id ?? '']), hears([elsewhere?.id ?? '']), hears([])]).toEqual([true, false, true])
  })

  it('of a component that joins the group later', () => {
    const later = {
      groups: content.catalogue.groups.map((each) =>
        each.id === group?.id
          ? {
              ...each,
              components: [...each.components, { id: 'new', name: 'New', aliases: [], critical: false }],
            }
          : each,
      ),
    }
    const topics = complete({ groups: [group?.id ?? ''] })
    expect(wants(later, topics, notice('initial', ['new']))).toBe(true)
  })

  it('everything of an incident that is followed, whatever else was chosen', () => {
    const topics = complete({ updates: 'none', components: ['api'], incidents: ['INC-2026-11-17-001'] })
    const hears = (incident: string) =>
      wants(content.catalogue, topics, notice('update', ['database'], { incident }))
    expect([hears('INC-2026-11-17-001'), hears('INC-2026-11-17-002')]).toEqual([true, false])
  })
})
