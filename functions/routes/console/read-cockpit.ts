import { countsOf } from '#core/deliveries/progress.ts'
import { draftsAbout } from '#core/drafts/draft.ts'
import { listProposals } from '#core/detection/list-proposals.ts'
import { readCalls } from '#core/escalation/read-calls.ts'
import { findHandling } from '#core/handling/handling.ts'
import { updateClock } from '#core/incidents/clock.ts'
import { decideUpdate } from '#core/incidents/post-update.ts'
import type { Stored } from '#core/incidents/record.ts'
import { noticeAudience } from '#core/notices/notice-about.ts'
import { findNotice } from '#core/notices/record.ts'
import { type Actor, callerOf } from '#core/operators/actor.ts'
import { callerNames, operatorNames } from '#core/operators/names.ts'
import { countAudience } from '#core/subscribers/count-audience.ts'
import type { CockpitModel, PastModel } from '#core/views/console/cockpit-model.ts'
import { instant } from '#core/words/times.ts'
import type { ConsoleDeps } from './desk.ts'
import { emptyUpdate, type Form, one, updateInput } from './update-form.ts'
import { foresee } from './would-be.ts'

/** Everything the cockpit of an incident shows; `sent` is a form that was refused and is to be shown again. */
export async function readCockpit(
  deps: ConsoleDeps,
  stored: Stored,
  actor: Actor,
  sent?: Form,
): Promise<CockpitModel> {
  const { store, content, clock } = deps
  const { incident } = stored
  const drafts = await draftsAbout(store, incident.id)
  const own = drafts.find(({ by }) => by === actor.id)
  const form = { ...emptyUpdate(incident, content.levels), ...own?.form, ...sent }
  const { handling } = await findHandling(deps, incident.id)
  const telling = (await listProposals(deps)).filter(({ standing }) => standing.incident === incident.id)
  const { wouldBe, people } = await foreseeUpdate(deps, stored, actor, form)
  return {
    incident,
    clock: updateClock(incident, instant(clock.now())),
    form,
    savedAt: own?.savedAt ?? null,
    others: await otherWriters(deps, drafts, actor),
    people,
    sent: await sentNotice(deps, incident),
    wouldBe: { ...wouldBe, preview: own?.savedAt ?? '' },
    handling,
    called: await readCalls(deps, incident.id),
    signals: telling.flatMap(({ signals }) => signals),
    names: await callerNames(store, [handling.acknowledged, ...handling.notes]),
  }
}

/** What the page of an incident that is over shows. */
export async function readPast(deps: ConsoleDeps, { incident }: Stored): Promise<PastModel> {
  const audience = noticeAudience(incident)
  const { told } = await countAudience(deps, { kind: 'resolution', audience })
  const called = await readCalls(deps, incident.id)
  return { incident, sent: await sentNotice(deps, incident), called, told }
}

/** What became of the emails of the newest update. */
export async function sentNotice(
  deps: ConsoleDeps,
  { updates }: { updates: readonly { notice?: string }[] },
): Promise<CockpitModel['sent']> {
  const { store, clock } = deps
  const id = updates.at(-1)?.notice
  const notice = id === undefined ? null : await findNotice(store, id)
  if (!notice) return null
  const { heldUntil = null, withheld, expanded, batches, settled } = notice
  const finished = expanded && batches === settled
  const held = heldUntil !== null && heldUntil > instant(clock.now()) && !withheld
  const { told } = held ? await countAudience(deps, notice) : { told: 0 }
  return {
    id: notice.id,
    told,
    heldUntil,
    withheld: withheld !== undefined,
    finished,
    counts: countsOf(notice),
  }
}

export function foreseeUpdate(deps: ConsoleDeps, stored: Stored, actor: Actor, form: Form) {
  const toldBefore = stored.incident.updates.some(({ notified }) => notified)
  return foresee(
    deps,
    () => {
      const input = { ...updateInput(form, stored.incident), notify: true }
      return decideUpdate(deps, stored, input, { by: callerOf(actor) })
    },
    { kind: toldBefore ? 'update' : 'initial', audience: noticeAudience(stored.incident) },
  )
}

export async function otherWriters(
  { store }: Pick<ConsoleDeps, 'store'>,
  drafts: Awaited<ReturnType<typeof draftsAbout>>,
  actor: Actor,
): Promise<CockpitModel['others']> {
  const others = drafts.filter(({ by }) => by !== actor.id)
  const names = await operatorNames(
    store,
    others.map(({ by }) => by),
  )
  return others.map(({ by, savedAt, form }) => ({
    name: names.get(by) ?? 'Somebody',
    savedAt,
    title: one(form, 'title'),
    message: one(form, 'message'),
  }))
}
