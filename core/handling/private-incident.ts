import { carryOut, type Command, type Decision, type Done } from '#core/command.ts'
import type { Deps } from '#core/deps.ts'
import { notFound } from '#core/errors.ts'
import { lookAgain } from '#core/escalation/due.ts'
import type { Incident } from '#core/incidents/incident.ts'
import type { OpenIncidentInput } from '#core/incidents/inputs.ts'
import { type NewIncident, newIncident } from '#core/incidents/new-incident.ts'
import { decidePublishing, type Posted } from '#core/incidents/open-incident.ts'
import { nextIncidentId } from '#core/incidents/record.ts'
import { alertTeam } from '#core/notices/alert-team.ts'
import type { Entry, Key, Put, Version } from '#core/ports.ts'
import { words } from '#core/words/markdown.ts'
import { instant, type Instant } from '#core/words/times.ts'
import { findHandling } from './handling.ts'

/**
 * An incident that only the team sees. It stands under a key of its own, which nothing public is ever made from, until
 * it is published under the same number.
 */
export interface PrivateIncident {
  /** As it would be opened; its one update was told to nobody. */
  incident: Incident
  declaredBy: string
  /** Why nobody was ever told; null while that is open. */
  closed: { at: Instant; by: string; why: string } | null
}

export const privateKey = (id: string): Key => ['incident-private', id]

/** Declares an incident without a public word. */
export async function decidePrivately(
  deps: Deps,
  input: OpenIncidentInput,
  command: Pick<Command, 'by'>,
): Promise<Decision<PrivateIncident>> {
  const number = await nextIncidentId(deps, instant(deps.clock.now()))
  const { incident, update, overridden } = newIncident(deps, number.id, { ...input, notify: false }, command)
  const declared: PrivateIncident = { incident, declaredBy: command.by, closed: null }
  const { severity, kind } = incident
  return {
    result: declared,
    change: {
      expect: [number.expect, { key: privateKey(incident.id), version: null }],
      put: [
        number.put,
        { key: privateKey(incident.id), value: declared },
        lookAgain(incident.id, incident.createdAt),
        ...alertTeam(deps, 'alert', { incident, update, state: 'declared', private: true }),
      ],
      remove: [],
    },
    audit: {
      action: 'incident.declare-privately',
      subject: incident.id,
      detail: { severity, kind, ...(overridden && { overridden }) },
    },
  }
}

/** Puts it before everybody, with the words given now and the times of its declaration. */
export function publishPrivately(
  deps: Deps,
  id: string,
  input: OpenIncidentInput,
  command: Command,
): Promise<Done<Posted>> {
  return carryOut(deps, command, async () => {
    const { value: declared, version } = await privateToChange(deps, id)
    const { startedAt, createdAt } = declared.incident
    const made = newIncident(deps, id, { startedAt, ...input }, command)
    const incident: Incident = { ...made.incident, createdAt }
    const decision = await decidePublishing(deps, { ...made, incident }, input.fields)
    const { change } = decision
    return {
      ...decision,
      change: {
        ...change,
        expect: [...change.expect, { key: privateKey(id), version }],
        put: [...change.put, ...(await alertOfPublishing(deps, declared.incident, made))],
        remove: [...change.remove, privateKey(id)],
      },
    }
  })
}

/** The team was called when it was declared; it is called again where it is worse than was thought. */
async function alertOfPublishing(
  deps: Deps,
  before: Incident,
  { incident, update }: NewIncident,
): Promise<Put[]> {
  const { handling } = await findHandling(deps, incident.id)
  const raised = incident.severity < before.severity
  const alerted = { incident, update, commander: handling.commander, state: 'now on the public page' }
  return alertTeam(deps, raised ? 'alert' : 'follow_up', alerted)
}

/** Ends it without a public word. */
export function closePrivately(
  deps: Deps,
  id: string,
  why: string,
  command: Command,
): Promise<Done<PrivateIncident>> {
  return carryOut(deps, command, async () => {
    const { value: declared, version } = await privateToChange(deps, id)
    const closed = { at: instant(deps.clock.now()), by: command.by, why }
    const { incident } = declared
    const { handling } = await findHandling(deps, id)
    const update = { id: `${id}-closed`, message: words(why), at: closed.at }
    const changed: PrivateIncident = { ...declared, closed }
    return {
      result: changed,
      change: {
        expect: [{ key: privateKey(id), version }],
        put: [
          { key: privateKey(id), value: changed },
          lookAgain(id, closed.at),
          ...alertTeam(deps, 'follow_up', {
            incident,
            update,
            state: 'closed, nobody outside was told',
            commander: handling.commander,
            private: true,
          }),
        ],
        remove: [],
      },
      audit: { action: 'incident.close-privately', subject: id, detail: { why } },
    }
  })
}

export async function findPrivate(
  { store }: Pick<Deps, 'store'>,
  id: string,
): Promise<{ value: PrivateIncident; version: Version } | null> {
  const [entry] = (await store.get([privateKey(id)])) as (Entry<PrivateIncident> | null)[]
  return entry ?? null
}

/** Those that are not closed, the newest first. */
export async function privateIncidents({ store }: Pick<Deps, 'store'>): Promise<PrivateIncident[]> {
  const entries = (await store.list(['incident-private'], {
    limit: 200,
    reverse: true,
  })) as Entry<PrivateIncident>[]
  return entries.map(({ value }) => value).filter(({ closed }) => closed === null)
}

async function privateToChange(deps: Pick<Deps, 'store'>, id: string) {
  const found = await findPrivate(deps, id)
  if (!found || found.value.closed) throw notFound('incident that is not public', id)
  return found
}
