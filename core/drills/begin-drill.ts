import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid, quoted } from '#core/errors.ts'
import type { Put } from '#core/ports.ts'
import { line } from '#core/words/schema.ts'
import { day, instant, type Instant, ms } from '#core/words/times.ts'
import type { Drill } from './drill.ts'
import { drillKey, nextDrillId, runningDrill, runningKey, spaceKey, spaceUntil } from './record.ts'

export const beginDrillInput = z.strictObject({
  /** Of the scenarios in content; without one nothing is made up and nothing is held to be right. */
  scenario: slug.optional(),
  /** Where there is no scenario. */
  size: slug.optional(),
  title: line(100).optional(),
  people: line(400).optional(),
})
export type BeginDrillInput = z.infer<typeof beginDrillInput>

/** What the body of a command carries besides where it is only practised. */
export const drillFlag = { drill: z.boolean().optional() }

/** Incidents of a drill are numbered from here, so that none has the number of a real one of its day. */
const firstNumber = 901

/** Begins a drill; refuses while another runs, for a team practises one thing at a time. */
export function beginDrill(deps: Deps, input: BeginDrillInput, command: Command): Promise<Done<Drill>> {
  return carryOut(deps, command, async () => {
    const running = await runningDrill(deps)
    if (running)
      throw conflict(
        `A drill is running: ${running.drill.title}. Take part in it, or stop it before another.`,
      )
    return decide(deps, input, command)
  })
}

/** The drill that runs, or one without a scenario that begins now. */
export async function drillToPostTo(deps: Deps, command: Pick<Command, 'by'>): Promise<Drill> {
  const { result } = await carryOut(deps, { by: command.by }, async () => {
    const running = await runningDrill(deps)
    return running ? { result: running.drill, change: null } : decide(deps, {}, command)
  })
  return result
}

async function decide(
  deps: Deps,
  input: BeginDrillInput,
  { by }: Pick<Command, 'by'>,
): Promise<Decision<Drill>> {
  const at = instant(deps.clock.now())
  const number = await nextDrillId(deps, at)
  const drill: Drill = {
    id: number.id,
    ...madeUp(deps.content, input),
    people: input.people ?? '',
    begunAt: at,
    begunBy: by,
    ended: null,
    recorded: null,
  }
  const [page] = await deps.store.get([['page']])
  return {
    result: drill,
    change: {
      expect: [number.expect, { key: runningKey, version: null }, { key: drillKey(drill.id), version: null }],
      put: [
        number.put,
        { key: runningKey, value: { id: drill.id } },
        { key: drillKey(drill.id), value: drill },
        ...inItsSpace(drill, page?.value ?? { openedAt: at }),
      ],
      remove: [],
    },
    audit: { action: 'drill.begin', subject: drill.id, detail: { title: drill.title, size: drill.size } },
  }
}

function madeUp(
  { drills: { sizes, scenarios } }: Deps['content'],
  { scenario: wanted, size: chosen, title }: BeginDrillInput,
): Pick<Drill, 'title' | 'size' | 'expected' | 'story'> {
  if (wanted !== undefined) {
    const scenario = scenarios.find(({ id }) => id === wanted)
    if (!scenario) {
      const known = scenarios.map(({ id }) => id).join(', ')
      throw invalid({ field: 'scenario', expected: `one of ${known}`, got: quoted(wanted) })
    }
    const { severity, kind, story, size } = scenario
    const inOrder = story.toSorted((one, other) => one.minute - other.minute)
    return { title: scenario.title, size, expected: { severity, kind }, story: inOrder }
  }
  const known = sizes.map(({ id }) => id)
  const size = chosen ?? known[0] ?? ''
  if (!known.includes(size))
    throw invalid({ field: 'size', expected: `one of ${known.join(', ')}`, got: quoted(size) })
  return { title: title ?? 'A drill without a scenario', size, expected: null, story: [] }
}

/** What the drill's own store holds from the start: since when the page stands, and the last numbers taken. */
function inItsSpace(drill: Drill, page: unknown): Put[] {
  const expiresAt = spaceUntil(drill)
  const dates = [drill.begunAt, tomorrow(drill.begunAt)].map((at) => at.slice(0, 10))
  return [
    { key: [...spaceKey(drill.id), 'page'], value: page, expiresAt },
    ...dates.map((date): Put => {
      const key = [...spaceKey(drill.id), 'incident-number', date]
      return { key, value: { last: firstNumber - 1 }, expiresAt }
    }),
  ]
}

function tomorrow(at: Instant): Instant {
  return instant(ms(at) + day)
}
