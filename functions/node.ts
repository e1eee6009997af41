import { resolve } from 'node:path'
import { Refusal } from '#core/errors.ts'
import { ContentRefused } from '#core/settings/content.ts'
import { type Environment, EnvironmentRefused, readEnvironment } from '#core/settings/environment.ts'
import { systemClock } from './adapters/clock/system.ts'
import { lineLog } from './adapters/log/lines.ts'
import { type RunningServer, startServer } from './server.ts'

const environment = read()
const server = await start(environment)

console.log(`\n${greeting().join('\n')}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0))
  })
}

function greeting(): string[] {
  return [
    `  The status page is at ${server.url}`,
    `  Mail goes out ${server.mail}`,
    ...(server.setUp ? [`  Set up the first operator at ${server.setUp}`] : []),
    ...(environment.STATUS_API_TOKEN
      ? []
      : [
          '  The script cannot post yet: start with STATUS_API_TOKEN=<a long secret>, and give the script the same one',
        ]),
  ]
}

function read(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    return giveUp(error, 'The environment has mistakes')
  }
}

async function start(environment: Environment): Promise<RunningServer> {
  try {
    return await startServer({
      environment,
      root: resolve(import.meta.dirname, '..'),
      clock: systemClock,
      log: lineLog(systemClock, process.stderr),
    })
  } catch (error) {
    return giveUp(error, 'The status page did not start')
  }
}

function giveUp(error: unknown, what: string): never {
  console.error(`${what}:\n${reason(error).replaceAll(/^/gm, '  ')}`)
  process.exit(1)
}

function reason(error: unknown): string {
  const isSentence = [ContentRefused, EnvironmentRefused, Refusal].some((kind) => error instanceof kind)
  if (isSentence) return (error as Error).message
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return `PORT: expected a free port, got ${environment.PORT}, which another program uses`
  if (code === 'EACCES') return `PORT: expected a port this user may open, got ${environment.PORT}`
  return stack ?? message
}
