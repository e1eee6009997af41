import type { Deps } from '#core/deps.ts'
import { digestMail } from '#core/digests/digest-mail.ts'
import { hookConfirmationMail, hookStoppedMail } from '#core/hooks/mails.ts'
import { type Incident, type Update, worstImpact } from '#core/incidents/incident.ts'
import { listIncidents } from '#core/incidents/list-incidents.ts'
import { listMaintenances } from '#core/maintenance/list-maintenances.ts'
import type { Maintenance, MaintenanceStatus } from '#core/maintenance/maintenance.ts'
import type { Put } from '#core/ports.ts'
import { comebackMail } from '#core/subscribers/comeback-mail.ts'
import { confirmationMail } from '#core/subscribers/confirmation-mail.ts'
import { instant } from '#core/words/times.ts'
import { noticeAbout } from './notice-about.ts'
import { noticeOfMaintenance } from './notice-of-maintenance.ts'
import { type Notice, unsent } from './notice.ts'
import { noticeIn } from './record.ts'
import { forAnybody } from './for-anybody.ts'
import type { RenderedMail } from './render-mail.ts'
import { sampleIncident, sampleWork } from './samples.ts'
import type { NoticeKind } from './template.ts'

export interface SampleMail {
  mail: RenderedMail
  /** The incident or the planned work whose data fill it; null where there is none yet. */
  about: string | null
}

/** How far the work is when such a notice is due; before it begins where nothing else stands. */
const statuses: Partial<Record<NoticeKind, MaintenanceStatus>> = {
  maintenance_started: 'in_progress',
  maintenance_update: 'in_progress',
  maintenance_completed: 'completed',
  maintenance_cancelled: 'cancelled',
}

type AboutIncident = 'initial' | 'update' | 'resolution' | 'postmortem'

const steps: Record<AboutIncident, Update['status']> = {
  initial: 'investigating',
  update: 'identified',
  resolution: 'resolved',
  postmortem: 'postmortem',
}

interface Filled {
  put: Put[]
  about: string | null
}

/** A template as it would read today, filled from the last incident or the last planned work; nothing is written. */
export async function sampleMail(deps: Deps, kind: NoticeKind): Promise<SampleMail> {
  const { put, about } = await filled(deps, kind)
  const notice = noticeIn(put)
  if (!notice) throw new Error(`The template ${kind} made no notice`)
  return { mail: forAnybody(deps, notice.mail), about }
}

async function filled(deps: Deps, kind: NoticeKind): Promise<Filled> {
  if (kind === 'confirmation') {
    const value = confirmationMail(deps, 'name@example.com', 'example')
    return { put: [{ key: ['notice', value.id], value }], about: null }
  }
  if (kind in steps) return aboutIncident(deps, kind as AboutIncident)
  if (kind === 'digest') return summedUp(deps)
  if (kind === 'unsubscribed') {
    const value = comebackMail(deps, { email: 'name@example.com', language: null }, 'example')
    return { put: [{ key: ['notice', value.id], value }], about: null }
  }
  if (kind === 'hook_confirmation' || kind === 'hook_stopped') {
    const channel = { kind: 'webhook', url: 'https://hooks.example.com/status' } as const
    const to = { email: 'name@example.com', channel, token: 'example' }
    const stopped = { at: instant(deps.clock.now()), because: 'gone', said: 'answered 410' } as const
    const value =
      kind === 'hook_confirmation'
        ? hookConfirmationMail(deps, to.email, channel, to.token)
        : hookStoppedMail(deps, to, stopped)
    return { put: [{ key: ['notice', value.id], value }], about: null }
  }
  const { items } = await listMaintenances(deps, { limit: 1, after: null })
  const work = items[0] ?? sampleWork(deps)
  const shown = asItIs(work, statuses[kind] ?? 'scheduled')
  return { put: noticeOfMaintenance(deps, kind, shown, work), about: items[0]?.id ?? null }
}

/** What happened last, as somebody reads of it who wants one mail a day. */
async function summedUp(deps: Deps): Promise<Filled> {
  const { items: works } = await listMaintenances(deps, { limit: 1, after: null })
  const { items: incidents } = await listIncidents(deps, { limit: 2, after: null })
  const told = incidents.length > 0 ? [...incidents, ...works] : [sampleIncident(deps), sampleWork(deps)]
  const id = deps.ids.id()
  const value: Notice = {
    id,
    kind: 'digest',
    incident: null,
    createdAt: instant(deps.clock.now()),
    audience: { to: 'some' },
    mail: digestMail(deps, 'day', deps.content.site.language, told),
    ...unsent,
  }
  return { put: [{ key: ['notice', id], value }], about: incidents[0]?.id ?? null }
}

function asItIs(work: Maintenance, status: MaintenanceStatus): Maintenance {
  const { scheduledFor, scheduledUntil } = work
  const began = status === 'in_progress' || status === 'completed'
  return {
    ...work,
    status,
    startedAt: began ? (work.startedAt ?? scheduledFor) : null,
    completedAt: status === 'completed' ? (work.completedAt ?? scheduledUntil) : null,
  }
}

async function aboutIncident(deps: Deps, kind: AboutIncident): Promise<Filled> {
  const { items } = await listIncidents(deps, { limit: 1, after: null })
  const incident = items[0] ?? sampleIncident(deps)
  const [first] = incident.updates
  if (!first) throw new Error(`${incident.id} has no update`)
  const told: Update = { ...first, status: 'investigating', notified: true }
  const last = { ...(incident.updates.at(-1) ?? first), id: `${first.id}-last` }
  const update: Update = kind === 'initial' ? told : { ...last, status: steps[kind] }
  const over = kind === 'resolution' || kind === 'postmortem'
  const shown = over ? overNow(deps, incident) : openAgain(deps, incident)
  const updates = kind === 'initial' ? [told] : [told, update]
  return {
    put: noticeAbout(deps, { ...shown, status: update.status, updates }, update, {}),
    about: items[0]?.id ?? null,
  }
}

function overNow({ clock }: Deps, incident: Incident): Incident {
  return { ...incident, resolvedAt: incident.resolvedAt ?? instant(clock.now()) }
}

/** As customers saw it while it was open. */
function openAgain({ content }: Deps, incident: Incident): Incident {
  const worst = worstImpact(incident, content.levels)
  const impacts = Object.fromEntries(Object.keys(incident.impacts).map((id) => [id, worst]))
  return { ...incident, impacts, resolvedAt: null }
}
