import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserOptions } from '../../scripts/browser.mjs'

/** What keeps a browser from asking anybody but this machine. */
const offline = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-domain-reliability',
  '--disable-default-apps',
  '--disable-extensions',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-features=OptimizationHints,MediaRouter,Translate,InterestFeedContentSuggestions',
]

/** The browser of the tests with a debugging port that the system chose. */
export async function debuggedChromium(): Promise<{ port: number; close(): Promise<void> }> {
  const { executablePath, args, env } = await browserOptions()
  const profile = mkdtempSync(join(tmpdir(), 'status-browser-'))
  const child = spawn(
    executablePath,
    [
      ...args,
      ...offline,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { env, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const exited = once(child, 'exit')
  let said = ''
  const port = await new Promise<number>((found, failed) => {
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString()
      const listening = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(said)
      if (listening) found(Number(listening[1]))
    })
    void exited.then(() => {
      failed(new Error(`The browser ended before it listened:\n${said}`))
    })
  })
  return {
    port,
    async close() {
      child.kill('SIGTERM')
      await exited
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
