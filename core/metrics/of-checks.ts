import { disagreements } from '#core/probes/disagreement.ts'
import { ms } from '#core/words/times.ts'
import type { Facts } from './facts.ts'
import { type Metric, oneOf } from './metric.ts'

const states = ['working', 'failing', 'no_data'] as const

export function checkMetrics({ view, examination: { probes }, now }: Facts): Metric[] {
  if (!probes) return []
  const { checks, lookedAt } = probes
  return [
    {
      name: 'status_page_check_state',
      help: 'What a check says of its service.',
      type: 'gauge',
      samples: checks.flatMap(({ id, component, shown }) =>
        oneOf(shown, states, 'state', { check: id, component }),
      ),
    },
    {
      name: 'status_page_check_latency_seconds',
      help: 'How long the newest answer to a check took.',
      type: 'gauge',
      samples: checks.flatMap(({ id, component, milliseconds }) =>
        milliseconds === null ? [] : [{ labels: { check: id, component }, value: milliseconds / 1000 }],
      ),
    },
    {
      name: 'status_page_checks_age_seconds',
      help: 'Seconds since the newest look.',
      type: 'gauge',
      samples: lookedAt === null ? [] : [{ value: Math.max(0, (now - ms(lookedAt)) / 1000) }],
    },
    {
      name: 'status_page_disagreements',
      help: 'Services of which the page says something else than their checks.',
      type: 'gauge',
      samples: [{ value: disagreements(view, checks).length }],
    },
  ]
}
