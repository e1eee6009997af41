import { carryOut, type Command } from '#core/command.ts'
import type { AuditNote } from '#core/audit/record.ts'
import type { Deps } from '#core/deps.ts'
import { conflict, invalid, quoted } from '#core/errors.ts'
import { lookAgain } from '#core/escalation/due.ts'
import { acknowledgement } from '#core/escalation/since.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { words } from '#core/words/markdown.ts'
import { instant } from '#core/words/times.ts'
import { findHandling, type Handling, handlingKey, type Mark } from './handling.ts'
import { knownIncident } from './known-incident.ts'
import { playbookOf } from './playbooks.ts'

const mostNotes = 500

/** Says that somebody is on it. */
export function acknowledge(deps: Deps, id: string, command: Command): Promise<Handling> {
  return change(deps, id, command, 'incident.acknowledge', (handling, mark, incident) =>
    acknowledgement(incident, handling) ? null : { ...handling, acknowledged: mark },
  )
}

/** Gives command to somebody, who is named as the team names them. */
export function handOver(deps: Deps, id: string, commander: string, command: Command): Promise<Handling> {
  return change(deps, id, command, 'incident.hand-over', (handling) =>
    handling.commander === commander ? null : { ...handling, commander },
  )
}

/** Notes something for the team, in Markdown. */
export function note(deps: Deps, id: string, text: string, command: Command): Promise<Handling> {
  return change(deps, id, command, 'incident.note', (handling, mark) => {
    if (handling.notes.length >= mostNotes)
      throw conflict(`${id} holds ${mostNotes} notes, the most there can be.`)
    return { ...handling, notes: [...handling.notes, { ...mark, id: deps.ids.id(), words: words(text) }] }
  })
}

/** Ticks a step of the playbook, or takes the tick away. */
export function tick(
  deps: Deps,
  id: string,
  { step, done }: { step: string; done: boolean },
  command: Command,
): Promise<Handling> {
  return change(deps, id, command, done ? 'incident.tick' : 'incident.untick', (handling, mark, incident) => {
    const known = playbookOf(deps.content.playbooks, incident).map((each) => each.id)
    if (!known.includes(step))
      throw invalid({ field: 'step', expected: `one of ${known.join(', ')}`, got: quoted(step) })
    if (step in handling.ticks === done) return null
    const { [step]: _, ...others } = handling.ticks
    return { ...handling, ticks: done ? { ...handling.ticks, [step]: mark } : others }
  })
}

type Decide = (handling: Handling, mark: Mark, incident: Incident) => Handling | null

async function change(
  deps: Deps,
  id: string,
  command: Command,
  action: string,
  decide: Decide,
): Promise<Handling> {
  const { result } = await carryOut(deps, command, async () => {
    const { incident } = await knownIncident(deps, id)
    const { handling, version } = await findHandling(deps, id)
    const mark: Mark = { at: instant(deps.clock.now()), by: command.by }
    const changed = decide(handling, mark, incident)
    if (!changed) return { result: handling, change: null }
    const audit: AuditNote = { action, subject: id }
    return {
      result: changed,
      change: {
        expect: [{ key: handlingKey(id), version }],
        put: [{ key: handlingKey(id), value: changed }, lookAgain(id, mark.at)],
        remove: [],
      },
      audit,
    }
  })
  return result
}
