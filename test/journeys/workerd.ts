import { join } from 'node:path'
import { beginSetUp } from '#core/operators/begin-set-up.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { randomIds } from '#functions/adapters/ids/random.ts'
import { upstashStore } from '#functions/adapters/store/upstash.ts'
import { setUpLink } from '#functions/routes/console/set-up.ts'
import { createTestHarness } from 'wrangler'
import { repository } from '#test/fakes/deps.ts'
import { startUpstash } from '#test/fakes/upstash.ts'
import type { RunningPage } from './runtimes.ts'
import { surround } from './surroundings.ts'

const configPath = join(repository, 'dist/worker/server/wrangler.json')

/** The built Worker in workerd. Its address is known only once it listens, so it is told then what to link to. */
export async function startOnWorkerd(environment: Record<string, string> = {}): Promise<RunningPage> {
  const around = await surround()
  const upstash = await startUpstash()
  const server = createTestHarness({ workers: [{ configPath }] })
  const { origin } = (await server.listen()).url
  const { SITE_URL = origin, ...secrets } = {
    ...around.environment,
    UPSTASH_REDIS_REST_URL: upstash.url,
    UPSTASH_REDIS_REST_TOKEN: upstash.token,
    ...environment,
  } as Record<string, string>
  await server.update({ workers: [{ configPath, secrets, vars: { SITE_URL } }] })
  return around.page((await server.listen()).url.origin, {
    async minute() {
      const { outcome } = await server.getWorker().scheduled({ cron: '* * * * *' })
      if (outcome !== 'ok') throw new Error(`The scheduled event ended with ${outcome}`)
    },
    async setUpLink() {
      const store = upstashStore(upstash, systemClock)
      const secret = await beginSetUp({ store, clock: systemClock, ids: randomIds(systemClock) })
      return setUpLink(SITE_URL, secret ?? '')
    },
    async stop() {
      await server.close()
      await upstash.stop()
      await around.clear()
    },
  })
}
