import type { Deps } from '#core/deps.ts'
import { draftsAbout } from '#core/drafts/draft.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { decideUpdate } from '#core/incidents/post-update.ts'
import type { Stored } from '#core/incidents/record.ts'
import { noticeAudience } from '#core/notices/notice-about.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import type { ResolveModel } from '#core/views/console/resolve-model.ts'
import { readLive } from '#core/views/console/live-checks.ts'
import { endedAt, lastedFor } from '#core/views/incident-sums.ts'
import { instant } from '#core/words/times.ts'
import type { ConsoleDeps } from './desk.ts'
import { type Form, updateInput } from './update-form.ts'
import { foresee } from './would-be.ts'

export const resolveAbout = (id: string) => `${id}/resolve`

export async function readResolve(
  deps: ConsoleDeps,
  stored: Stored,
  actor: Actor,
  sent?: Form,
): Promise<ResolveModel> {
  const { incident } = stored
  const drafts = await draftsAbout(deps.store, resolveAbout(incident.id))
  const own = drafts.find(({ by }) => by === actor.id)
  const form = { ...emptyResolution(incident), ...own?.form, ...sent }
  const { wouldBe, people } = await foreseeResolution(deps, stored, actor, form)
  return {
    incident,
    form,
    savedAt: own?.savedAt ?? null,
    checks: await liveChecks(deps, incident, checksOf(deps, form)),
    lasted: lasting(incident, instant(deps.clock.now())),
    people,
    wouldBe: { ...wouldBe, preview: own?.savedAt ?? '' },
  }
}

export function foreseeResolution(deps: ConsoleDeps, stored: Stored, actor: Actor, form: Form) {
  return foresee(
    deps,
    () => {
      const input = updateInput({ ...form, status: ['resolved'], nextUpdateMinutes: [] }, stored.incident)
      return decideUpdate(deps, stored, { ...input, notify: true }, { by: callerOf(actor) })
    },
    { kind: 'resolution', audience: noticeAudience(stored.incident) },
  )
}

/** The five checks of the procedure, each with whether somebody has ticked it. */
export function checksOf({ content }: Pick<Deps, 'content'>, form: Form) {
  return content.playbooks.verification.map(({ id, text, live }) => ({
    id,
    text,
    live,
    ticked: form.check?.includes(id) ?? false,
  }))
}

/** Beside each what the checks of the affected services know of it. */
async function liveChecks(
  deps: ConsoleDeps,
  { impacts }: Incident,
  checks: ReturnType<typeof checksOf>,
): Promise<ResolveModel['checks']> {
  // In a drill the story says what the checks say; the real ones know nothing of it.
  if (deps.drill) return checks.map((check) => ({ ...check, live: null }))
  const live = await readLive(deps, Object.keys(impacts))
  return checks.map((check) => ({ ...check, live: check.live ? live[check.live] : null }))
}

function emptyResolution(incident: Incident): Form {
  return {
    title: [incident.title],
    message: [''],
    cause: [incident.cause?.source ?? ''],
    updates: [String(incident.updates.length)],
  }
}

function lasting(incident: Incident, now: string): ResolveModel['lasted'] {
  const over = { ...incident, resolvedAt: now }
  return { from: incident.startedAt, to: endedAt(over) ?? now, milliseconds: lastedFor(over, now) }
}
