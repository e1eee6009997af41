import type { Facts } from './facts.ts'
import type { Metric } from './metric.ts'

export function deliveryMetrics({ examination: { mail } }: Facts): Metric[] {
  const { queuedNotices, oldestUnsentSeconds, stuckBatches, pause } = mail
  const gauge = (name: string, help: string, value: number | undefined): Metric => ({
    name: `status_page_${name}`,
    help,
    type: 'gauge',
    samples: value === undefined ? [] : [{ value }],
  })
  return [
    gauge('notices_queued', 'Notices of which something is not sent.', queuedNotices),
    gauge('notices_oldest_seconds', 'Seconds since the oldest of them was decided.', oldestUnsentSeconds),
    gauge('batches_stuck', 'Batches that wait for an operator.', stuckBatches),
    gauge(
      'mail_paused',
      'Whether all email waits.',
      pause === undefined ? undefined : pause === null ? 0 : 1,
    ),
  ]
}
