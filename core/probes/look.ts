import type { Network, NetworkRequest } from '#core/ports.ts'
import { addressOf, type HttpProbe, isHttp, type Probe, type Probes } from './probe.ts'
import type { Beat } from './record.ts'
import {
  mayBeOurs,
  type Result,
  resultOfAnswer,
  resultOfConnection,
  resultOfFailure,
  resultOfHeartbeat,
} from './result.ts'

export interface LookDeps {
  network: Network
  /** Where paths begin that stand in probes.yaml. */
  dashboardUrl: string
}

export interface Circumstances {
  reference: Probes['reference']
  beats: Record<string, Beat | null>
  /** Since when signs of life would have been taken, in milliseconds. */
  awakeSince: number
  now: number
}

const atOnce = 6
const mostBytes = 256 * 1024
const patience = 5000

/**
 * Looks at every service once. Where nobody at all was met, the reference says whether that is our own network, and
 * then nothing was found out about anybody.
 */
export async function look(
  deps: LookDeps,
  probes: readonly Probe[],
  { reference, beats, awakeSince, now }: Circumstances,
): Promise<Map<Probe, Result>> {
  const answers = sharedAnswers(deps)
  const results = new Map<Probe, Result>()
  let [met, doubtful] = [0, 0]
  await inTurns(probes, async (probe) => {
    if (probe.heartbeat) {
      results.set(probe, resultOfHeartbeat(probe, beats[probe.id] ?? null, awakeSince, now))
      return
    }
    try {
      results.set(probe, await one(probe))
      met++
    } catch (error) {
      const result = resultOfFailure(probe, error)
      results.set(probe, result)
      if (mayBeOurs(error)) doubtful++
      else if (result.verdict === 'failed') met++
    }
  })
  if (met > 0 || doubtful === 0 || (await isReachable(deps, reference))) return results
  return new Map(
    [...results].map(([probe, result]) => [
      probe,
      probe.heartbeat ? result : { verdict: 'missing', why: 'our own network reaches nothing' },
    ]),
  )

  async function one(probe: Probe): Promise<Result> {
    if (isHttp(probe)) return resultOfAnswer(probe, await answers(probe), now)
    const { host = '', port = 0 } = probe.tcp ?? {}
    const { milliseconds } = await deps.network.connect(host, port, probe.timeoutSeconds * 1000)
    return resultOfConnection(probe, milliseconds)
  }
}

/** Several probes that ask for the same are answered by one request. */
function sharedAnswers({ network, dashboardUrl }: LookDeps) {
  const asked = new Map<string, ReturnType<Network['request']>>()
  return (probe: HttpProbe) => {
    const request = requestOf(probe, dashboardUrl)
    const name = JSON.stringify(request)
    const answer = asked.get(name) ?? network.request(request)
    asked.set(name, answer)
    return answer
  }
}

function requestOf(probe: HttpProbe, dashboardUrl: string): NetworkRequest {
  const { method, headers, body, json, values, redirects } = probe.http
  const reads = json.length > 0 || Object.keys(values).length > 0
  return {
    method,
    url: addressOf(probe, dashboardUrl),
    headers,
    ...(body !== undefined && { body }),
    timeoutMs: probe.timeoutSeconds * 1000,
    mostBytes: reads ? mostBytes : 0,
    redirects,
  }
}

/** With nobody to ask, it is taken to be ours. */
async function isReachable({ network }: LookDeps, reference: Probes['reference']): Promise<boolean> {
  const asked = reference.map(({ host, port }) => network.connect(host, port, patience))
  return Promise.any(asked).then(
    () => true,
    () => false,
  )
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
