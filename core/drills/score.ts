import { playbookOf } from '#core/handling/playbooks.ts'
import { type Incident, isOpen } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf } from '#core/severity/levels.ts'
import { promisesKept } from '#core/views/incident-sums.ts'
import { duration, type Instant, listed, minute, ms } from '#core/words/times.ts'
import type { Drill } from './drill.ts'
import type { Worked } from './worked.ts'

/** One thing that is held against the procedure. */
export interface ScoreLine {
  id: string
  what: string
  /** Null where it cannot be said, yet or at all. */
  kept: boolean | null
  /** The figures, in words. */
  says: string
}

export interface DrillScore {
  lines: ScoreLine[]
  /** How many of those that can be said were kept. */
  kept: number
  of: number
}

export interface Happening {
  at: Instant
  what: string
}

/** Holds what was done against the clocks and the playbook; once the drill is over, what was not done was missed. */
export function scoreDrill(
  content: Pick<Content, 'levels' | 'playbooks'>,
  drill: Pick<Drill, 'begunAt' | 'expected'>,
  worked: Worked,
  { now, over }: { now: Instant; over: boolean },
): DrillScore {
  const all = [...worked.incidents, ...worked.hidden.map(({ incident }) => incident)]
  const main = all.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1))[0] ?? null
  const severity = drill.expected?.severity ?? main?.severity
  const allowed = severity ? levelOf(content.levels, severity).responseMinutes * minute : null
  const judge = { drill, now, over, allowed }
  const lines = [
    ...firstWord(content, judge, worked),
    severityLine(judge, main),
    acknowledged(judge, main, worked),
    commander(judge, main, worked),
    updates(judge, worked.incidents),
    playbook(content, judge, main, worked),
    checks(content, judge, worked),
    resolved(judge, worked),
  ]
  const said = lines.filter(({ kept }) => kept !== null)
  return { lines, kept: said.filter(({ kept }) => kept).length, of: said.length }
}

interface Judge {
  drill: Pick<Drill, 'begunAt' | 'expected'>
  now: Instant
  over: boolean
  /** The response time of the severity in milliseconds; null where none is known. */
  allowed: number | null
}

/** A kind that starts private is declared to the team first; everything else is said in public. */
function firstWord(
  { playbooks }: Pick<Content, 'playbooks'>,
  judge: Judge,
  { incidents, hidden }: Worked,
): ScoreLine[] {
  const { expected } = judge.drill
  const toTeam = expected !== null && playbooks.kinds[expected.kind].visibility === 'private'
  const said = incidents.flatMap(({ updates: [first] }) => (first ? [first.at] : []))
  const declared = [...said, ...hidden.map(({ incident }) => incident.createdAt)]
  return toTeam
    ? [timed(judge, 'first-notice', 'Declared to the team', declared.toSorted()[0])]
    : [timed(judge, 'first-notice', 'First notice', said.toSorted()[0])]
}

function timed({ drill, now, over, allowed }: Judge, id: string, what: string, at?: Instant): ScoreLine {
  const after = ms(at ?? now) - ms(drill.begunAt)
  const limit = allowed === null ? null : duration(allowed)
  const inTime = allowed === null ? null : after <= allowed
  if (at) return { id, what, kept: inTime, says: limit ? `${duration(after)} of ${limit}` : duration(after) }
  const late = over || inTime === false
  const says = late ? (limit ? `none within ${limit}` : 'never') : limit ? `due within ${limit}` : 'not yet'
  return { id, what, kept: late ? false : null, says }
}

function severityLine({ drill: { expected }, over }: Judge, main: Incident | null): ScoreLine {
  const line = { id: 'severity', what: 'Severity' }
  const first = main?.updates[0]?.severity
  if (!main || !first) return { ...line, kept: over && expected ? false : null, says: 'nothing was declared' }
  const how = main.classification ? 'by the questions' : 'chosen by hand'
  if (!expected) return { ...line, kept: null, says: `${first}, ${how}` }
  const right = first === expected.severity
  return {
    ...line,
    kept: right,
    says: right ? `${first}, as it should be` : `${first}, should be ${expected.severity}`,
  }
}

function acknowledged(judge: Judge, main: Incident | null, { handling }: Worked): ScoreLine {
  const mark = main ? handling[main.id]?.acknowledged : null
  return timed(judge, 'acknowledged', 'Somebody on it', mark?.at)
}

function commander({ over }: Judge, main: Incident | null, { handling }: Worked): ScoreLine {
  const name = (main && handling[main.id]?.commander) ?? null
  return {
    id: 'commander',
    what: 'Commander named',
    kept: name !== null ? true : over ? false : null,
    says: name ?? (over ? 'nobody' : 'not yet'),
  }
}

function updates({ now }: Judge, incidents: readonly Incident[]): ScoreLine {
  const all = incidents.map((incident) => promisesKept(incident.updates))
  const late = incidents.filter(({ nextUpdateAt }) => nextUpdateAt !== null && nextUpdateAt < now).length
  const kept = all.reduce((sum, each) => sum + each.kept, 0)
  const promised = all.reduce((sum, each) => sum + each.promised, late)
  return {
    id: 'updates',
    what: 'Updates on time',
    kept: promised === 0 ? null : kept === promised,
    says: promised === 0 ? 'none was due' : `${kept} of ${promised}${late > 0 ? ', one is late now' : ''}`,
  }
}

function playbook(
  { playbooks }: Pick<Content, 'playbooks'>,
  { over }: Judge,
  main: Incident | null,
  { handling }: Worked,
): ScoreLine {
  const line = { id: 'playbook', what: 'Playbook' }
  if (!main) return { ...line, kept: over ? false : null, says: 'not begun' }
  const steps = playbookOf(playbooks, main)
  const ticks = handling[main.id]?.ticks ?? {}
  const open = steps.filter(({ id }) => !(id in ticks))
  const says = `${steps.length - open.length} of ${steps.length} steps`
  const without =
    over && open.length > 0 && open.length < steps.length
      ? `, without: ${listed(open.map(({ text }) => text))}`
      : ''
  return { ...line, kept: open.length === 0 || (over ? false : null), says: says + without }
}

function checks(
  { playbooks }: Pick<Content, 'playbooks'>,
  { over }: Judge,
  { incidents, handling }: Worked,
): ScoreLine {
  const line = { id: 'checks', what: 'Checks before resolving' }
  const verified = incidents.flatMap(({ id }) => handling[id]?.verified ?? [])
  if (verified.length === 0) return { ...line, kept: over ? false : null, says: over ? 'none' : 'not yet' }
  const asked = playbooks.verification.map(({ id }) => id)
  const open = verified.find(({ checks }) => asked.some((id) => !checks.includes(id)))
  if (!open) return { ...line, kept: true, says: `all ${asked.length}` }
  const missing = asked.filter((id) => !open.checks.includes(id)).length
  return { ...line, kept: false, says: `${missing} left open${open.anyway ? `: ${open.anyway}` : ''}` }
}

function resolved({ drill, over }: Judge, { incidents, hidden }: Worked): ScoreLine {
  const line = { id: 'resolved', what: 'Resolved' }
  const ends = [
    ...incidents.map((incident) => (isOpen(incident) ? null : (incident.resolvedAt ?? incident.updatedAt))),
    ...hidden.map(({ closed }) => closed?.at ?? null),
  ]
  const last = ends.toSorted().at(-1)
  if (ends.length === 0 || ends.includes(null) || !last)
    return { ...line, kept: over ? false : null, says: over ? 'no' : 'not yet' }
  return { ...line, kept: true, says: `after ${duration(ms(last) - ms(drill.begunAt))}` }
}
