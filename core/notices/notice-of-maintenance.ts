import { eventPut, maintenanceEvent } from '#core/hooks/event.ts'
import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { windowSaid } from '#core/maintenance/automatic-words.ts'
import type { DueNotice } from '#core/maintenance/catch-up.ts'
import { isUnderWay, type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { repeatsInWords } from '#core/maintenance/repeats.ts'
import type { Put } from '#core/ports.ts'
import { asSentence } from '#core/views/headline.ts'
import { words } from '#core/words/markdown.ts'
import { duration, fullTime, type Instant, instant, ms, shortDate, timeSeenFrom } from '#core/words/times.ts'
import { inOrder } from './in-order.ts'
import { type Audience, unsent } from './notice.ts'
import { noticePuts } from './record.ts'
import { type MailParts, renderMail, said, type Values } from './render-mail.ts'
import type { NoticeKind } from './template.ts'

const nothing = words('')

/**
 * The notice that a change to planned work causes, in the words of its newest update; `before` is what it changed.
 * Refuses, naming the field, while a field that the template requires is empty.
 */
export function noticeOfMaintenance(
  deps: Deps,
  kind: NoticeKind,
  maintenance: Maintenance,
  before?: Maintenance,
): Put[] {
  const update = maintenance.updates.at(-1) ?? null
  const message = update?.message ?? nothing
  const now = instant(deps.clock.now())
  const values: Values = { ...valuesFor(deps, maintenance, now, before), message }
  for (const name of deps.content.templates[kind].required) {
    if (!values[name]?.text.trim())
      throw invalid({
        field: name,
        expected: `text, because the ${kind} notice requires it`,
        got: 'nothing',
      })
  }
  return frozen(deps, kind, maintenance, { update, at: now }, values)
}

/** The notice that came due by itself, if any; it is never refused, because nobody is there to put it right. */
export function noticeOfDue(deps: Deps, maintenance: Maintenance, due: DueNotice | null): Put[] {
  if (due === null) return []
  const message = due.update?.message ?? nothing
  return frozen(deps, due.kind, maintenance, due, { ...valuesFor(deps, maintenance, due.at), message })
}

function frozen(
  deps: Deps,
  kind: NoticeKind,
  maintenance: Maintenance,
  { update, at }: Pick<DueNotice, 'update' | 'at'>,
  values: Values,
): Put[] {
  const { content, ids } = deps
  const { id } = maintenance
  const notice = update?.notice ?? ids.id()
  const puts = noticePuts({
    id: notice,
    kind,
    incident: id,
    createdAt: inOrder(maintenance.updates, at),
    ...(update && { update: update.id }),
    audience: maintenanceAudience(maintenance),
    mail: renderMail({
      template: content.templates[kind],
      site: content.site,
      values,
      ...headOf(maintenance),
    }),
    ...unsent,
  })
  return [...puts, eventPut(notice, maintenanceEvent(deps, kind, maintenance, { update, at }))]
}

/** Whom a notice about planned work is for. */
export function maintenanceAudience({ components }: Pick<Maintenance, 'components'>): Audience {
  return { to: 'subscribers', components, severity: null }
}

function headOf(maintenance: Maintenance): Pick<MailParts, 'sign' | 'beside' | 'headline'> {
  const { status, title, scheduledFor, scheduledUntil, completedAt } = maintenance
  const lasts = duration(ms(completedAt ?? scheduledUntil) - ms(startOf(maintenance)))
  const planned = { status: 'under_maintenance' as const, word: 'Planned work' }
  switch (status) {
    case 'completed':
      return {
        sign: { status: 'operational', word: 'Finished' },
        beside: lasts,
        headline: asSentence(`Finished: ${title}`),
      }
    case 'cancelled':
      return {
        sign: { ...planned, word: 'Cancelled' },
        beside: shortDate(scheduledFor),
        headline: asSentence(`Cancelled: ${title}`),
      }
    case 'scheduled':
      return { sign: planned, beside: lasts, headline: asSentence(title) }
    default:
      return { sign: { ...planned, word: null }, beside: lasts, headline: asSentence(title) }
  }
}

function valuesFor(
  { content, siteUrl }: Deps,
  maintenance: Maintenance,
  now: Instant,
  before: Maintenance = maintenance,
): Values {
  const { site, catalogue } = content
  const { title, components, scheduledFor, scheduledUntil, completedAt, updates, series } = maintenance
  const start = startOf(maintenance)
  const otherTimes = startOf(before) !== start || before.scheduledUntil !== scheduledUntil
  const waits = maintenance.status === 'scheduled'
  const promised = isUnderWay(maintenance) && scheduledUntil > now
  const [first, ...later] = updates
  return {
    product: said(site.product),
    site: said(`${site.name} Status`),
    address: said(`${siteUrl}/maintenance/${maintenance.id}`),
    title: said(title),
    announcement: first && (later.length > 0 || waits) ? first.message : nothing,
    affected: said(componentNames(catalogue, components)),
    window: said(windowSaid(scheduledFor, scheduledUntil)),
    starts: said(waits ? fullTime(start) : ''),
    ends: said(waits ? whole(scheduledUntil, start) : ''),
    lasts: said(duration(ms(scheduledUntil) - ms(scheduledFor))),
    repeats: said(series ? repeatsInWords(series.recurrence) : ''),
    before: said(otherTimes ? windowSaid(startOf(before), before.scheduledUntil) : ''),
    promise: said(promised ? timeSeenFrom(scheduledUntil, now) : ''),
    began: said(waits ? '' : fullTime(start)),
    finished: said(completedAt ? whole(completedAt, start) : ''),
    took: said(completedAt ? duration(ms(completedAt) - ms(start)) : ''),
  }
}

/** A time beside one that names its day: `06:30 UTC`, and whole when it is on another day. */
function whole(at: Instant, start: Instant): string {
  return at.slice(0, 10) === start.slice(0, 10) ? timeSeenFrom(at, start) : fullTime(at)
}
