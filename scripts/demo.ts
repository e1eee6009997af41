// A year of the product at once: a history made from a seed, a simulated dashboard, and the real server.
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ContentRefused } from '#core/settings/content.ts'
import { EnvironmentRefused } from '#core/settings/environment.ts'
import { systemClock } from '#functions/adapters/clock/system.ts'
import { lineLog } from '#functions/adapters/log/lines.ts'
import { presents } from './demo/present.ts'
import { DemoRefused } from './demo/refused.ts'
import { type Demo, startDemo } from './demo/start.ts'

const help = `npm run demo [-- options]

  --now ${presents.join('|')}
               what is happening at present; p2 unless given
  --keep       go on with the history of the last demo
  --seed N     another history; 1 unless given
  --data DIR   where to keep it; data/demo unless given, made anew at each start
`

const options = read()
const demo = await start()
report(demo)
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void demo.stop().then(() => process.exit(0))
  })
}

function read() {
  try {
    const { values } = parseArgs({
      options: {
        now: { type: 'string', default: 'p2' },
        keep: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        data: { type: 'string', default: 'data/demo' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(help)
      process.exit(0)
    }
    const present = presents.find((each) => each === values.now)
    if (!present) return giveUp(`--now: expected one of ${presents.join(', ')}, got "${values.now}"`)
    if (!/^\d{1,9}$/.test(values.seed)) return giveUp(`--seed: expected a whole number, got "${values.seed}"`)
    return { present, seed: Number(values.seed), keep: values.keep, dataDir: values.data }
  } catch (error) {
    return giveUp(`${(error as Error).message}\n\n${help}`)
  }
}

async function start(): Promise<Demo> {
  try {
    return await startDemo({
      ...options,
      clock: systemClock,
      log: lineLog(systemClock, process.stderr),
      variables: process.env,
    })
  } catch (error) {
    const expected = [ContentRefused, EnvironmentRefused, DemoRefused].some((kind) => error instanceof kind)
    return giveUp(expected ? (error as Error).message : ((error as Error).stack ?? String(error)))
  }
}

function report({ url, dashboardUrl, dataDir, token, setUp, headline, incidents, taken }: Demo): void {
  const address = url === 'http://localhost:4321' ? '' : `STATUS_API_URL=${url} `
  const near = relative(process.cwd(), dataDir)
  const folder = near.startsWith('..') ? dataDir : near
  const lines = [
    '',
    ...(taken ? [`Port ${taken} is taken, so the page has the next free one.`] : []),
    `The status page is at ${url}`,
    `  “${headline}” A year with ${incidents} incidents stands behind it.`,
    setUp ? `Come into the console by ${setUp}` : `The console is at ${url}/admin`,
    `The simulated dashboard is at ${dashboardUrl}`,
    '  Break and repair its services there.',
    `Data is in ${folder}, mail in ${join(folder, 'mail')}; both are made anew at each start without --keep.`,
    `Another present: npm run demo -- --now ${presents.filter((each) => each !== options.present).join('|')}`,
    `Post with ${address}STATUS_API_TOKEN=${token} ./scripts/update-status-page.sh "…"`,
    'Stop with Ctrl+C.',
    '',
  ]
  console.log(lines.map((line) => (line ? `  ${line}` : '')).join('\n'))
}

function giveUp(reason: string): never {
  console.error(`The demo did not start:\n${reason.replaceAll(/^/gm, '  ')}`)
  process.exit(1)
}
