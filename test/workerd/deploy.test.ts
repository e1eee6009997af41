import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createTestHarness, unstable_readConfig as readConfig } from 'wrangler'
import { repository } from '#test/fakes/deps.ts'
import { atHome } from './at-home.ts'
import { built } from './worker.ts'

interface Queue {
  binding?: string
  queue: string
}

describe('deploying', () => {
  it('would send less than 1 MB, with every binding', async () => {
    const { stdout } = await promisify(execFile)(
      join(repository, 'node_modules/.bin/wrangler'),
      ['deploy', '--dry-run', '--config', 'dist/worker/server/wrangler.json'],
      { cwd: repository, env: { ...process.env, ...atHome, CI: 'true', NO_COLOR: '1' } },
    )
    const [, kibibytes = ''] = /gzip: ([\d.]+) KiB/.exec(stdout) ?? []
    expect(Number(kibibytes)).toBeGreaterThan(100)
    expect(Number(kibibytes) * 1024).toBeLessThan(1_000_000)
    for (const binding of [
      'env.PUBLICATION (PublicationObject)',
      'env.LIMITS (LimitObject)',
      'env.WAKE (duetright-status-wake)',
      'env.ASSETS',
    ])
      expect(stdout).toContain(binding)
  })

  it('says what is missing before the secrets are set', async () => {
    const server = createTestHarness({ workers: [{ configPath: built }] })
    await server.listen()
    const answer = await server.fetch('/')
    expect([answer.status, await answer.text()]).toEqual([
      503,
      'The status page does not run yet, because its settings have mistakes:\n' +
        '  UPSTASH_REDIS_REST_URL: expected the store, which on Workers is Upstash, got nothing\n',
    ])
    await server.close()
  })

  it('keeps a preview apart from the real page, and leaves nothing out', () => {
    const config = join(repository, 'wrangler.toml')
    const real = readConfig({ config })
    const preview = readConfig({ config, env: 'preview' })
    const queuesOf = ({ queues }: typeof real) => queues as Record<'producers' | 'consumers', Queue[]>
    const bound = (config: typeof real) => ({
      producers: queuesOf(config).producers.map(({ binding }) => binding),
      consumers: queuesOf(config).consumers.map((consumer) => ({ ...consumer, queue: 'its own' })),
      objects: config.durable_objects.bindings,
    })
    expect(bound(preview)).toEqual(bound(real))
    expect(preview.triggers).toEqual(real.triggers)
    expect(Object.keys(preview.vars)).toEqual(Object.keys(real.vars))
    const names = (config: typeof real) =>
      [
        config.name,
        ...queuesOf(config).producers.map(({ queue }) => queue),
        ...Object.values(config.vars),
      ].map(String)
    expect(names(preview).filter((name) => names(real).includes(name))).toEqual([])
  })
})
