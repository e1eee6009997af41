import { join, resolve } from 'node:path'
import type { ComponentStatus } from '#core/components/status.ts'
import type { Clock, Log } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { readEnvironment } from '#core/settings/environment.ts'
import { publicView } from '#core/views/public-view.ts'
import { readPublicRecords } from '#core/views/read-public-records.ts'
import { contentFrom } from '#functions/adapters/content/directory.ts'
import { sqliteStore } from '#functions/adapters/store/sqlite.ts'
import { type RunningServer, startServer } from '#functions/server.ts'
import { demoContent } from './content.ts'
import { startDashboard } from './dashboard.ts'
import { type DataFolder, takeDataFolder } from './data-folder.ts'
import { openedAt, tellHistory } from './history.ts'
import { lookBack } from './looked.ts'
import { movedClock } from './moment.ts'
import type { Present } from './present.ts'
import { DemoRefused } from './refused.ts'
import { seededIds } from './seeded-ids.ts'

export interface DemoOptions {
  present: Present
  seed: number
  /** Goes on with the history that is there. */
  keep: boolean
  dataDir: string
  clock: Clock
  log: Log
  /** Of these only where to listen, the public origin and the token count; a demo mails nobody. */
  variables: Record<string, string | undefined>
}

export interface Demo {
  url: string
  dashboardUrl: string
  dataDir: string
  /** The token with which notices can be posted. */
  token: string
  /** The link by which the first operator comes into the console; null once there is one. */
  setUp: string | null
  /** What the page says at its top. */
  headline: string
  incidents: number
  /** The port that was asked for and taken; null when it was free. */
  taken: string | null
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '../..')

/** Makes the history, and starts the simulated dashboard and the real server on it. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { clock, log, variables } = options
  const dataDir = resolve(root, options.dataDir)
  const folder = takeDataFolder(dataDir, options.keep)
  const { content, statuses, headline, incidents } = await historyIn(folder, dataDir, options)
  const dashboard = await startDashboard(statuses, clock, dashboardPort(variables['DEMO_DASHBOARD_PORT']))
  const token = variables['STATUS_API_TOKEN'] || 'demo'
  const environmentAt = (port: string | undefined) =>
    readEnvironment({
      PORT: port,
      HOST: variables['HOST'],
      SITE_URL: variables['SITE_URL'],
      DATA_DIR: dataDir,
      STATUS_API_TOKEN: token,
      DASHBOARD_URL: dashboard.url,
      PROBE_ALLOW_PRIVATE: '127.0.0.1/32',
    })
  try {
    const { server, taken } = await onFreePort(
      (port) => startServer({ environment: environmentAt(port), root, content, clock, log }),
      variables['PORT'] || '4321',
    )
    return {
      url: server.url,
      dashboardUrl: dashboard.url,
      dataDir,
      token,
      setUp: server.setUp,
      headline,
      incidents,
      taken,
      async stop() {
        await Promise.all([server.stop(), dashboard.stop()])
        folder.release()
      },
    }
  } catch (error) {
    await dashboard.stop()
    folder.release()
    throw error
  }
}

/** Tells the history unless it is there, and looks at the present it ends in. */
async function historyIn(
  folder: DataFolder,
  dataDir: string,
  { present, seed, clock }: DemoOptions,
): Promise<{
  content: Content
  statuses: Record<string, ComponentStatus>
  headline: string
  incidents: number
}> {
  const now = clock.now()
  const history = { present, seed, now }
  const opened = folder.openedAt ?? openedAt(history)
  const content = demoContent(await contentFrom(root), opened, now)
  const past = movedClock(folder.openedAt ?? opened)
  const store = sqliteStore(join(dataDir, 'status.db'), past)
  try {
    const anew = folder.openedAt === null
    const made = { clock: past, ids: seededIds(past, seed), store, content, teamSlack: false }
    const deps = { ...made, siteUrl: 'http://localhost', mailFrom: content.site.mailFrom }
    if (anew) await tellHistory(deps, past, history)
    past.moveTo(now)
    const view = publicView(content, await readPublicRecords({ store, clock: past, content }), now)
    if (anew) {
      await lookBack(deps, past, view, history)
      folder.remember(opened)
    }
    const components = view.groups.flatMap((group) => group.components)
    return {
      content,
      statuses: Object.fromEntries(components.map(({ id, status }) => [id, status])),
      headline: view.headline,
      incidents: view.months.reduce((sum, month) => sum + month.incidents, 0),
    }
  } finally {
    store.close()
  }
}

/** Tries the port that was asked for, and then the next ones. */
async function onFreePort(
  start: (port: string) => Promise<RunningServer>,
  wanted: string,
): Promise<{ server: RunningServer; taken: string | null }> {
  for (let port = wanted; ; port = String(Number(port) + 1)) {
    try {
      return { server: await start(port), taken: port === wanted ? null : wanted }
    } catch (error) {
      const inUse = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!inUse || Number(port) - Number(wanted) >= 20) throw error
    }
  }
}

function dashboardPort(given = ''): number {
  if (/^\d{0,5}$/.test(given) && Number(given) <= 65_535) return Number(given)
  throw new DemoRefused(`DEMO_DASHBOARD_PORT: expected a port number from 0 to 65535, got "${given}"`)
}
