import { componentStatus } from '#core/components/status.ts'
import type { Facts } from './facts.ts'
import { type Metric, oneOf } from './metric.ts'

export function pageMetrics({ view, standing, examination, now }: Facts): Metric[] {
  const components = view.groups.flatMap((group) => group.components)
  return [
    {
      name: 'status_page_component_status',
      help: 'What the page shows of a service.',
      type: 'gauge',
      samples: components.flatMap(({ id, status }) =>
        oneOf(status, componentStatus.options, 'status', { component: id }),
      ),
    },
    {
      name: 'status_page_published_seconds',
      help: 'Seconds since what the page shows was last known to be true.',
      type: 'gauge',
      samples: [{ value: Math.max(0, (now - standing.checkedAt) / 1000) }],
    },
    {
      name: 'status_page_up_to_date',
      help: 'Whether everything that was committed is published.',
      type: 'gauge',
      samples: [{ value: standing.upToDate ? 1 : 0 }],
    },
    {
      name: 'status_page_store_up',
      help: 'Whether the store answers.',
      type: 'gauge',
      samples: [{ value: examination.store.ok ? 1 : 0 }],
    },
  ]
}
