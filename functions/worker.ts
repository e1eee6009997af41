import { env, waitUntil } from 'cloudflare:workers'
import { queuedNotices } from '#core/notices/record.ts'
import { sumUp } from '#core/digests/sum-up.ts'
import { endFollows } from '#core/subscribers/end-follows.ts'
import { unfinishedImports } from '#core/subscribers/import-job.ts'
import { EnvironmentRefused } from '#core/settings/environment.ts'
import { createApp } from './app.ts'
import { deliver } from './jobs/deliver.ts'
import { detect } from './jobs/detect.ts'
import { escalate } from './jobs/escalate.ts'
import { maintain } from './jobs/maintain.ts'
import { takeImports } from './jobs/take-imports.ts'
import { seal } from './jobs/seal.ts'
import { type WorkersDeps, workersDeps } from './workers/deps.ts'
import { edgeCache } from './workers/edge-cache.ts'
import { type EdgePublication, edgePublication } from './workers/edge-publication.ts'

export { LimitObject } from './workers/limit-object.ts'
export { PublicationObject } from './workers/publication-object.ts'

interface Isolate {
  deps: WorkersDeps
  publication: EdgePublication
  app: ReturnType<typeof createApp>
}

/** An event may make 10,000 calls outside; a step of the delivery makes up to eight. */
const mostSteps = 600
/** Of an import; each is a commit of 200 people. */
const mostChunks = 100
/** Whose wishes change by themselves at once; each is a commit. */
const mostPeople = 500
/** Of people whose digest is due; the rest is done a quarter of an hour later. */
const mostPages = 50

let opened: Isolate | undefined

export default {
  async fetch(request: Request): Promise<Response> {
    const remoteAddress = request.headers.get('CF-Connecting-IP') ?? undefined
    try {
      return asEncoded(
        await isolate().app.fetch(asSent(request), { incoming: { socket: { remoteAddress } } }),
      )
    } catch (error) {
      if (!(error instanceof EnvironmentRefused)) throw error
      const text = `The status page does not run yet, because its settings have mistakes:\n  ${error.message}\n`
      return new Response(text, { status: 503, headers: { 'Cache-Control': 'no-store' } })
    }
  },

  /** Once a minute; looks are billed, so what can wait is done once an hour. */
  async scheduled({ scheduledTime }: { scheduledTime: number }): Promise<void> {
    const { deps, publication } = isolate()
    await each(deps, {
      maintain: () => maintain(deps),
      probe: () => env.PUBLICATION.getByName('page').probe(),
      detect: () => detect(deps, deps.remediation, minuteOf(scheduledTime) % 5 === 0),
      escalate: () => escalate(deps),
      refresh: () => publication.refresh(),
      digest: async () => {
        // Digests are due at whole hours, of which some zones begin theirs at a half or a quarter of ours.
        if (minuteOf(scheduledTime) % 15 === 0) await sumUp(deps, mostPages)
      },
      wake: async () => {
        // Mail of which the message was lost, or which waits for another attempt.
        if ((await queuedNotices(deps.store, 1)).length > 0) await wake()
      },
    })
    if (minuteOf(scheduledTime) > 0) return
    await each(deps, {
      import: async () => {
        if ((await unfinishedImports(deps.store, 1)).length > 0) await wake()
      },
      follow: () => endFollows(deps, mostPeople),
      seal: () => seal(deps),
      sweep: () => deps.store.sweep(),
    })
  },

  /** However many messages there are, and whatever they say: the store knows what is to be sent. */
  async queue(): Promise<void> {
    const { deps } = isolate()
    await each(deps, {
      escalate: () => escalate(deps),
      deliver: async () => {
        if (!(await deliver(deps, mostSteps))) await wake()
      },
      import: async () => {
        if (!(await takeImports(deps, mostChunks))) await wake()
      },
    })
  },
}

function minuteOf(time: number): number {
  return Math.floor(time / 60_000) % 60
}

function isolate(): Isolate {
  opened ??= open()
  return opened
}

function open(): Isolate {
  const deps = workersDeps()
  const { clock, content, siteUrl, log } = deps
  const publication = edgePublication({
    object: () => env.PUBLICATION.getByName('page'),
    cache: edgeCache(caches.default, siteUrl),
    clock,
    usual: content.site.language,
    waitUntil,
  })
  const app = createApp({
    ...deps,
    // The platform serves them before it asks us.
    assets: { get: () => null },
    startedAt: clock.now(),
    publication,
    examine: () => publication.examine(),
    limiter: {
      // Each network is counted by an object of its own; one that cannot be asked keeps nobody out.
      count: (name, limit) =>
        env.LIMITS.getByName(name)
          .count(name, limit)
          .catch((error: unknown) => {
            log.error('limit.count', error)
            return 0
          }),
    },
    wake: (after) => {
      waitUntil(
        wake(after).catch((error: unknown) => {
          log.error('delivery.wake', error)
        }),
      )
    },
  })
  return { deps, publication, app }
}

function wake(after = 0): Promise<unknown> {
  return env.WAKE.send('deliver', { delaySeconds: Math.ceil(after / 1000) })
}

/** One after the other; what fails is logged, keeps nothing else from running, and is done by the next minute. */
async function each({ log }: WorkersDeps, jobs: Record<string, () => Promise<unknown>>): Promise<void> {
  for (const [job, run] of Object.entries(jobs)) {
    await run().catch((error: unknown) => {
      log.error('job.failed', error, { job })
    })
  }
}

/** The platform says to us that every reader takes every encoding, and elsewhere what this one does take. */
function asSent(request: Request & { cf?: { clientAcceptEncoding?: string } }): Request {
  const accepted = request.cf?.clientAcceptEncoding
  if (accepted === undefined) return request
  const headers = new Headers(request.headers)
  headers.set('Accept-Encoding', accepted)
  return new Request(request, { headers })
}

/** The bytes are compressed already; without saying so the runtime would compress them once more. */
function asEncoded(response: Response): Response {
  if (!response.headers.has('Content-Encoding')) return response
  const { status, headers, body } = response
  return new Response(body, { status, headers, encodeBody: 'manual' } as ResponseInit)
}
