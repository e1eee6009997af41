import type { Signal } from '#core/detection/signal.ts'
import { alertDelivery, signalOf } from '#core/detection/alert.ts'
import { content } from '#test/fakes/deps.ts'

export interface TestAlert {
  labels?: Record<string, string>
  annotations?: Record<string, string>
  startsAt?: string
  endsAt?: string
  status?: 'firing' | 'resolved'
  fingerprint?: string
  values?: Record<string, unknown>
}

export const at = '2026-11-17T02:41:00.000Z'

/** What an alert of Alertmanager says, as the mapping of this repository reads it. */
export function told(alert: TestAlert, now = at): Signal | null {
  const { alerts } = alertDelivery.parse({ alerts: [withUsual(alert)] })
  const [first] = alerts
  return first ? signalOf(content, 'alertmanager', first, now) : null
}

export function signal(alert: TestAlert = {}): Signal {
  const found = told(alert)
  if (!found) throw new Error('The alert is ignored.')
  return found
}

export function withUsual(alert: TestAlert): TestAlert {
  const { labels = { alertname: 'ApiDown', service: 'api' } } = alert
  return {
    status: 'firing',
    annotations: {},
    startsAt: '2026-11-17T02:40:00.000Z',
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: Object.values(labels).join('-').replaceAll(/\W/g, '-'),
    ...alert,
    labels,
  }
}
