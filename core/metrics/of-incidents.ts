import { ms } from '#core/words/times.ts'
import type { Facts } from './facts.ts'
import type { Metric } from './metric.ts'

export function incidentMetrics({ view, levels, now }: Facts): Metric[] {
  const promised = view.open.flatMap(({ id, severity, nextUpdateAt }) =>
    nextUpdateAt ? [{ labels: { incident: id, severity }, value: (ms(nextUpdateAt) - now) / 1000 }] : [],
  )
  return [
    {
      name: 'status_page_incidents_open',
      help: 'Public incidents that are not over.',
      type: 'gauge',
      samples: levels.map(({ id }) => ({
        labels: { severity: id },
        value: view.open.filter(({ severity }) => severity === id).length,
      })),
    },
    {
      name: 'status_page_update_due_seconds',
      help: 'Seconds until the next promised update; negative when it is late.',
      type: 'gauge',
      samples: promised,
    },
    {
      name: 'status_page_updates_late',
      help: 'Promised updates that are late.',
      type: 'gauge',
      samples: [{ value: promised.filter(({ value }) => value < 0).length }],
    },
    {
      name: 'status_page_maintenance_under_way',
      help: 'Planned work that has begun and is not over.',
      type: 'gauge',
      samples: [{ value: view.underWay.length }],
    },
  ]
}
