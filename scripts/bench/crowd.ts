import { token } from '#test/e2e/process.ts'
import { situations } from '#test/e2e/situations.ts'
import { setStage, type Stage } from '#test/e2e/stage.ts'
import type { Bench } from './index.ts'
import { connections, crowdAt, generator, type Load, type Outcome } from './load.ts'
import { type Nginx, nginxWith } from './nginx.ts'
import { asStarted } from './started.ts'
import { type Line, median, ratio } from './table.ts'

const seconds = 4
const rounds = 3

/** Each way of reading; who answers takes turns within a round, so that what else runs hits all alike. */
const ways = {
  plain: { encoding: 'identity', randomQuery: false },
  precompressed: { encoding: 'gzip', randomQuery: false },
  'precompressed, random query': { encoding: 'gzip', randomQuery: true },
} as const
type Way = keyof typeof ways

export const crowd: Bench = {
  title: `A crowd of ${connections} connections at the front page, one process answering`,
  async measure() {
    const open = situations['three open']
    const stage = await setStage({ components: 10, recent: 20, open, environment: asStarted })
    let nginx: Nginx | null = null
    try {
      nginx = await nginxWith(await (await fetch(stage.url)).text())
      const own = await turns(stage.url, nginx?.url ?? null)
      const posting = await whilePosting(stage)
      return {
        lines: [...linesOf(own), ...postingLines(posting)],
        notes: [
          `Load came from ${generator}; median of ${rounds} rounds of ${seconds} s.`,
          ...(nginx ? [] : ['nginx is not installed, so there is nothing to compare with.']),
        ],
      }
    } finally {
      await nginx?.stop()
      await stage.clear()
    }
  },
}

interface Turns {
  own: Record<Way, number>
  nginx: Record<Way, number> | null
  errors: number
}

async function turns(url: string, other: string | null): Promise<Turns> {
  const figures = new Map<string, number[]>()
  let errors = 0
  const read = async (name: string, at: string, way: Way) => {
    const outcome = await crowdAt({ url: at, ...ways[way], seconds })
    errors += outcome.errors
    figures.set(`${name} ${way}`, [...(figures.get(`${name} ${way}`) ?? []), outcome.perSecond])
  }
  await crowdAt({ url, ...ways.plain, seconds: 2 })
  for (let round = 0; round < rounds; round++) {
    for (const way of Object.keys(ways) as Way[]) {
      await read('own', url, way)
      if (other) await read('nginx', other, way)
    }
  }
  const of = (name: string): Record<Way, number> => {
    const at = (way: Way) => median(figures.get(`${name} ${way}`) ?? [])
    return {
      plain: at('plain'),
      precompressed: at('precompressed'),
      'precompressed, random query': at('precompressed, random query'),
    }
  }
  return { own: of('own'), nginx: other ? of('nginx') : null, errors }
}

function linesOf({ own, nginx, errors }: Turns): Line[] {
  const perSecond = (figure: number) => `${Math.round(figure).toLocaleString('en')}/s`
  const names = Object.keys(ways) as Way[]
  const same = own['precompressed, random query'] / own.precompressed
  return [
    ...names.map((way) => ({ what: way, figure: perSecond(own[way]) })),
    { what: 'random query to same address', figure: same.toFixed(2), target: '0.90', ok: same >= 0.9 },
    ...(nginx ? names.map((way) => ({ what: `nginx, ${way}`, figure: perSecond(nginx[way]) })) : []),
    ...(nginx ? [against('plain', 1), against('precompressed', 0.85)] : []),
    { what: 'errors', figure: String(errors), target: '0', ok: errors === 0 },
  ]

  function against(way: Way, least: number): Line {
    const other = nginx?.[way] ?? Number.NaN
    return {
      what: `ours to nginx, ${way}`,
      figure: ratio(own[way], other),
      target: least.toFixed(2),
      ok: own[way] / other >= least,
    }
  }
}

interface Posting extends Outcome {
  posts: number
}

/** The same crowd while updates are published one after the other. */
async function whilePosting({ url, seeded }: Stage): Promise<Posting> {
  const load: Load = { url, ...ways.precompressed, seconds }
  let reading = true
  let posts = 0
  const posting = (async () => {
    while (reading) {
      const response = await fetch(`${url}/api/v1/incidents/${seeded.open[0] ?? ''}/updates`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ message: `Said while many read, number ${posts}.`, notify: false }),
      })
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`)
      posts++
    }
  })()
  const outcome = await crowdAt(load)
  reading = false
  await posting
  return { ...outcome, posts }
}

function postingLines({ perSecond, errors, posts }: Posting): Line[] {
  return [
    { what: `while ${posts} updates were posted`, figure: `${Math.round(perSecond).toLocaleString('en')}/s` },
    { what: 'errors meanwhile', figure: String(errors), target: '0', ok: errors === 0 },
  ]
}
