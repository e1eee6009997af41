import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readEnvironment } from '#core/settings/environment.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { type RunningServer, startServer } from '#functions/server.ts'
import { freePorts, metric, needPrograms, type Program, run, until } from './programs.ts'

const token = 'a-token-for-the-api'
const alertToken = 'a-token-for-alerts'

interface Draft {
  id: string
  title: string
  severity: string
  proposes: string
  firing: boolean
}

/**
 * A number gets worse, Prometheus sees it, Alertmanager tells us, a draft is there; somebody publishes it, the number gets
 * better, and the end is proposed and published. All of it with the programs of Debian's packages.
 */
export async function proveAlertmanager(
  say: (line: string) => void,
): Promise<{ lines: string[]; wrong: string[]; right: string }> {
  needPrograms({ prometheus: 'prometheus', 'prometheus-alertmanager': 'prometheus-alertmanager' })
  const folder = mkdtempSync(join(tmpdir(), 'prove-'))
  const started: (Program | RunningServer)[] = []
  const began = Date.now()
  const note = (what: string) => {
    say(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  }
  try {
    const [prometheusPort, alertmanagerPort, gossip] = await freePorts(3)
    const gauge = await metric('api_error_percent')
    const page = await startServer({
      environment: readEnvironment({
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        STATUS_API_TOKEN: token,
        ALERT_HOOK_TOKEN: alertToken,
      }),
      root: resolve(import.meta.dirname, '../..'),
      clock: systemClock,
      log: {
        info: () => undefined,
        error: (event, error) => {
          console.error(event, error)
        },
      },
    })
    started.push(gauge, page)
    writeFileSync(join(folder, 'alertmanager.yml'), alertmanagerSettings(page.url))
    writeFileSync(join(folder, 'rules.yml'), rules)
    writeFileSync(join(folder, 'prometheus.yml'), prometheusSettings(gauge.port, alertmanagerPort))
    started.push(
      run('prometheus-alertmanager', [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        `--cluster.listen-address=127.0.0.1:${gossip}`,
      ]),
      run('prometheus', [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'prometheus')}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
      ]),
    )
    note('Prometheus, Alertmanager and the page run; nothing fails')

    gauge.set(62)
    note('62 % of the calls fail')
    const [draft] = await until(
      'a draft',
      () => drafts(page.url),
      (all) => all.length > 0,
    )
    assert(draft)
    assert.equal(draft.title, 'Requests to API fail')
    assert.equal(draft.severity, 'P2')
    note(`a draft is there: ${draft.severity}, “${draft.title}”`)

    const published = await call(page.url, 'POST', `/api/v1/drafts/${draft.id}/publish`)
    const { incident } = (await published.json()) as { incident: { id: string } }
    assert.equal(published.status, 201)
    const html = await (await fetch(`${page.url}/incidents/${incident.id}`)).text()
    assert(html.includes('About 62 % of requests to API fail.'))
    note(`published as ${incident.id}, and the page says so`)

    gauge.set(1)
    note('1 % of the calls fail')
    await until(
      'the proposal to end it',
      () => drafts(page.url),
      ([one]) => one?.proposes === 'resolution',
    )
    note('its end is proposed, and the page still shows it open')
    const before = (await (await fetch(`${page.url}/api/v1/incidents/${incident.id}`)).json()) as {
      status: string
    }
    assert.equal(before.status, 'investigating')
    await call(page.url, 'POST', `/api/v1/drafts/${draft.id}/publish`)
    const after = (await (await fetch(`${page.url}/api/v1/incidents/${incident.id}`)).json()) as {
      status: string
    }
    assert.equal(after.status, 'resolved')
    const { items } = (await (await fetch(`${page.url}/api/v1/incidents`)).json()) as {
      items: { id: string }[]
    }
    const today = items.filter(({ id }) => id.startsWith(incident.id.slice(0, 14)))
    assert.equal(today.length, 1)
    note('resolved')
    return { lines: [], wrong: [], right: 'One failure, one draft, one incident.' }
  } finally {
    for (const each of started.toReversed()) await each.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function call(url: string, method: string, path: string): Promise<Response> {
  return fetch(url + path, { method, headers: { Authorization: `Bearer ${token}` } })
}

async function drafts(url: string): Promise<Draft[]> {
  const { drafts: all } = (await (await call(url, 'GET', '/api/v1/drafts')).json()) as {
    drafts: (Draft & { mapped: boolean; evidence: { source: string }[] })[]
  }
  return all.filter(({ evidence }) => evidence.some(({ source }) => source === 'alertmanager'))
}

const rules = `groups:
  - name: proof
    rules:
      - alert: HighErrorRate
        expr: api_error_percent > 50
        labels: { service: api }
        annotations:
          summary: Too many calls fail
          value: '{{ $value }}'
`

function prometheusSettings(exporter: number, alertmanager = 0): string {
  return `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: proof
    static_configs: [{ targets: ['127.0.0.1:${exporter}'] }]
alerting:
  alertmanagers:
    - static_configs: [{ targets: ['127.0.0.1:${alertmanager}'] }]
`
}

function alertmanagerSettings(url: string): string {
  return `route: { receiver: status, group_wait: 0s, group_interval: 1s, repeat_interval: 5s, group_by: [alertname] }
receivers:
  - name: status
    webhook_configs:
      - url: ${url}/api/hooks/alertmanager
        send_resolved: true
        http_config: { authorization: { credentials: ${alertToken} } }
`
}
