import { forget, startProcess } from '#test/e2e/process.ts'
import { startUpstash } from '#test/fakes/upstash.ts'
import type { RunningPage } from './runtimes.ts'
import { surround } from './surroundings.ts'

/** The built server as a process of its own, on a port that the system chose. */
export async function startOnNode(
  store: 'sqlite' | 'upstash',
  environment: Record<string, string> = {},
): Promise<RunningPage> {
  const around = await surround()
  const upstash = store === 'upstash' ? await startUpstash() : null
  const status = await startProcess({
    ...around.environment,
    ...(upstash && { UPSTASH_REDIS_REST_URL: upstash.url, UPSTASH_REDIS_REST_TOKEN: upstash.token }),
    ...environment,
  })
  return around.page(status.url, {
    minute: () => Promise.resolve(),
    setUpLink: () => Promise.resolve(/Set up the first operator at (\S+)/.exec(status.output())?.[1] ?? ''),
    async stop() {
      await status.stop()
      forget(status)
      await upstash?.stop()
      await around.clear()
    },
  })
}
