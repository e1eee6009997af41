import { lastDeliveries } from '#core/detection/hook-record.ts'
import { callsOf } from '#core/rules/call.ts'
import { lastFirings } from '#core/rules/record.ts'
import { type ConsoleDeps, consolePage } from './desk.ts'
import type { ConsoleRoute } from './route.ts'

const path = '/admin/detection'

/** What monitoring tells us by, what it means here, and what is done by itself. */
export function detectionRoutes(deps: ConsoleDeps): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path,
      needs: 'incident.read',
      handle: async (c, actor) => {
        const { alertToken, grafana, remedies } = deps.hookSecrets
        const [[alertmanager = null, ofGrafana = null], firings, calls] = await Promise.all([
          lastDeliveries(deps, ['alertmanager', 'grafana']),
          lastFirings(deps, 20),
          callsOf(deps),
        ])
        const hooks = [
          {
            name: 'Alertmanager',
            path: '/api/hooks/alertmanager',
            missing: alertToken ? null : 'ALERT_HOOK_TOKEN',
            last: alertmanager,
          },
          {
            name: 'Grafana',
            path: '/api/hooks/grafana',
            missing: grafana ? null : 'GRAFANA_HOOK_SECRET',
            last: ofGrafana,
          },
        ]
        return consolePage(deps, c, path, actor, { detection: { hooks, firings, calls, remedies } })
      },
    },
  ]
}
