import { describe, expect, it } from 'vitest'
import { historyEntry } from '#core/views/history-entry.ts'
import { asSentence } from '#core/views/headline.ts'
import { componentStatusNow } from '#core/views/services.ts'
import { type PublicRecords, publicView } from '#core/views/public-view.ts'
import { ms } from '#core/words/times.ts'
import { content as asShipped } from '#test/fakes/deps.ts'
import { at, incident, span } from './incident.ts'

const content = { ...asShipped, incidents: [] }
const now = ms(at('04:00'))

function view(more: Partial<PublicRecords> = {}) {
  const open = more.open ?? []
  const history = open.map((each) => historyEntry(each, content.levels))
  return publicView(
    content,
    {
      openedAt: '2026-07-01T00:00:00.000Z',
      baselines: {},
      spells: [],
      planned: [],
      pastWork: [],
      open,
      recent: open,
      history,
      months: {},
      ...more,
    },
    now,
  )
}

function component(id: string, from: ReturnType<typeof view>) {
  const found = from.groups.flatMap(({ components }) => components).find((each) => each.id === id)
  if (!found) throw new Error(`no component ${id}`)
  return found
}

describe('the headline', () => {
  it('is the title of the worst open incident, as a sentence', () => {
    const slow = incident({ id: 'slow', title: 'Reports are slow', impacts: { api: 'degraded_performance' } })
    const down = incident({ id: 'down', title: 'Nobody can sign in', impacts: { api: 'major_outage' } })
    expect(view({ open: [slow, down] }).headline).toBe('Nobody can sign in.')
  })

  it.each([
    ['operational', 'Everything is working.'],
    ['under_maintenance', 'Planned work is under way.'],
    ['degraded_performance', 'Some services are slow.'],
    ['partial_outage', 'Some services are partly working.'],
    ['major_outage', 'Some services are not working.'],
  ] as const)('without an incident says of the baseline %s: %s', (status, headline) => {
    const made = view({ baselines: { api: { status, since: at('03:00') } } })
    expect(made).toMatchObject({ headline, status })
  })

  it('keeps the mark with which a title ends', () => {
    expect(['It is slow', 'Is it slow?', 'Wait…'].map(asSentence)).toEqual([
      'It is slow.',
      'Is it slow?',
      'Wait…',
    ])
  })
})

describe('open incidents', () => {
  const ids = (...open: ReturnType<typeof incident>[]) => view({ open }).open.map(({ id }) => id)

  it('stand with what customers suffer first, whatever the severity', () => {
    expect(
      ids(
        incident({ id: 'P1 slow', severity: 'P1', impacts: { api: 'degraded_performance' } }),
        incident({ id: 'P3 down', severity: 'P3', impacts: { api: 'major_outage' } }),
      ),
    ).toEqual(['P3 down', 'P1 slow'])
  })

  it('stand by severity where they do the same, and the newest first where that is equal too', () => {
    const impacts = { api: 'partial_outage' } as const
    expect(
      ids(
        incident({ id: 'P3', severity: 'P3', impacts }),
        incident({ id: 'old P2', severity: 'P2', impacts, startedAt: at('01:00') }),
        incident({ id: 'new P2', severity: 'P2', impacts, startedAt: at('03:00') }),
      ),
    ).toEqual(['new P2', 'old P2', 'P3'])
  })

  it('fall behind once they are only monitored', () => {
    expect(
      ids(
        incident({ id: 'watched', severity: 'P1', status: 'monitoring', impacts: { api: 'operational' } }),
        incident({ id: 'slow', severity: 'P4', impacts: { database: 'degraded_performance' } }),
      ),
    ).toEqual(['slow', 'watched'])
  })

  it('set the status of the page by their severity while they name no component', () => {
    expect(view({ open: [incident({ severity: 'P2' })] }).status).toBe('partial_outage')
    expect(view({ open: [incident({ severity: 'P2', status: 'monitoring' })] }).status).toBe('operational')
  })

  it('leave out what is over', () => {
    expect(ids(incident({ id: 'over', resolvedAt: at('03:38') }))).toEqual([])
  })
})

describe('the status of a component', () => {
  const slow = incident({ impacts: { api: 'degraded_performance' } })
  const down = incident({ impacts: { api: 'major_outage', database: 'partial_outage' } })

  it('is the worst of its baseline and every open incident', () => {
    expect(componentStatusNow('api', {}, [slow, down])).toBe('major_outage')
    expect(componentStatusNow('api', { api: { status: 'partial_outage' } }, [slow])).toBe('partial_outage')
    expect(componentStatusNow('api', { api: { status: 'under_maintenance' } }, [slow])).toBe(
      'degraded_performance',
    )
    expect(componentStatusNow('notifications', { api: { status: 'major_outage' } }, [down])).toBe(
      'operational',
    )
  })

  it('makes that of its group, which counts how many are in trouble', () => {
    const platform = view({ open: [down] }).groups.find(({ id }) => id === 'platform')
    expect(platform).toMatchObject({ status: 'major_outage', troubled: 2 })
    expect(view({ open: [down] }).groups.find(({ id }) => id === 'connections')).toMatchObject({
      status: 'operational',
      troubled: 0,
    })
  })
})

describe('the 90 days of a component', () => {
  const ended = (title: string, from: string, to: string) =>
    historyEntry(
      incident({
        title,
        startedAt: from,
        resolvedAt: to,
        spans: [span('api', 'major_outage', from, to)],
      }),
      content.levels,
    )

  it('end today and name what happened on each', () => {
    const { bars } = component('api', view({ history: [ended('Down', at('01:00'), at('02:00'))] }))
    expect(bars).toHaveLength(90)
    expect(bars.at(-1)).toMatchObject({ date: '2026-11-17', status: 'major_outage', titles: ['Down'] })
    expect(bars.at(-2)).toMatchObject({ date: '2026-11-16', status: 'operational', titles: [] })
  })

  it('name an incident over midnight on both days', () => {
    const over = ended('Down', '2026-11-16T23:30:00.000Z', at('00:30'))
    const { bars } = component('api', view({ history: [over] }))
    expect(bars.slice(-2).map(({ titles }) => titles)).toEqual([['Down'], ['Down']])
  })

  it('do not name an incident that ended at the midnight before', () => {
    const before = ended('Down', '2026-11-16T23:30:00.000Z', at('00:00'))
    const { bars } = component('api', view({ history: [ended('Slow', at('01:00'), at('02:00')), before] }))
    expect(bars.at(-1)?.titles).toEqual(['Slow'])
  })

  it('count against the uptime of its group as against its own', () => {
    const made = view({ history: [ended('Down', at('01:00'), at('02:00'))] })
    expect(component('api', made).uptime).toBe(99.95)
    expect(component('database', made).uptime).toBe(100)
    expect(made.groups.find(({ id }) => id === 'platform')?.uptime).toBe(99.95)
  })
})
