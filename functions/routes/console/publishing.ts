import type { Context } from 'hono'
import type { Command } from '#core/command.ts'
import { notFound } from '#core/errors.ts'
import { findIncident, type Stored } from '#core/incidents/record.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { second } from '#core/words/times.ts'
import type { ConsoleDeps } from './desk.ts'
import { type Form, one } from './update-form.ts'

/** Seconds in which mail can be taken back. */
export const undoSeconds = 10
/** Milliseconds after which what was published in the console may leave. */
export const whenReleased = undoSeconds * second + 100

export async function known(deps: ConsoleDeps, c: Context): Promise<Stored> {
  const id = c.req.param('id') ?? ''
  const stored = await findIncident(deps, id)
  if (!stored) throw notFound('incident', id)
  return stored
}

const passing = ['notify', 'start', 'updates', 'once']

/** What a draft keeps: everything but who is told, which has to be chosen each time. */
export function kept(form: Form): Form {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !passing.includes(name)))
}

/** A form that is sent twice, by an impatient press or a browser that repeats it, publishes once. */
export function commandOf(actor: Actor, form: Form): Command {
  const key = one(form, 'once')
  const by = callerOf(actor)
  const hold = { by, holdSeconds: undoSeconds }
  return key ? { ...hold, once: { key, request: JSON.stringify(form) } } : hold
}
