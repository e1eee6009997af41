import { type Catalogue, componentsOf } from '#core/components/catalogue.ts'
import { eventPut, maintenanceEvent } from '#core/hooks/event.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { windowSaid } from '#core/maintenance/automatic-words.ts'
import type { DueNotice } from '#core/maintenance/catch-up.ts'
import { isUnderWay, type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { repeatsInWords } from '#core/maintenance/repeats.ts'
import type { Put } from '#core/ports.ts'
import { asSentence } from '#core/views/headline.ts'
import { words } from '#core/words/markdown.ts'
import { type Instant, instant, ms } from '#core/words/times.ts'
import { inOrder } from './in-order.ts'
import { inEveryLanguage, mailPuts } from './mails.ts'
import { type Audience, type Notice, unsent } from './notice.ts'
import { noticePuts } from './record.ts'
import { type MailParts, said, type Values } from './render-mail.ts'
import type { NoticeKind } from './template.ts'
import { fullTimeIn, type MailVoice, mailVoice } from './words/voice.ts'

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
  const filled = (voice: MailVoice): Values => ({
    ...valuesFor(deps, voice, maintenance, now, before),
    message,
  })
  const values = filled(mailVoice(deps.content.site.language))
  for (const name of deps.content.templates[kind].required) {
    if (!values[name]?.text.trim())
      throw invalid({
        field: name,
        expected: `text, because the ${kind} notice requires it`,
        got: 'nothing',
      })
  }
  return frozen(deps, kind, maintenance, { update, at: now }, filled)
}

/** The notice that came due by itself, if any; it is never refused, because nobody is there to put it right. */
export function noticeOfDue(deps: Deps, maintenance: Maintenance, due: DueNotice | null): Put[] {
  if (due === null) return []
  const message = due.update?.message ?? nothing
  return frozen(deps, due.kind, maintenance, due, (voice) => ({
    ...valuesFor(deps, voice, maintenance, due.at),
    message,
  }))
}

function frozen(
  deps: Deps,
  kind: NoticeKind,
  maintenance: Maintenance,
  { update, at }: Pick<DueNotice, 'update' | 'at'>,
  filled: (voice: MailVoice) => Values,
): Put[] {
  const { content, ids } = deps
  const { id } = maintenance
  const own = content.site.language
  const mails = inEveryLanguage(content, kind, (reader, writer) => ({
    values: filled(writer),
    ...headOf(reader, maintenance),
  }))
  const notice: Notice = {
    id: update?.notice ?? ids.id(),
    kind,
    incident: id,
    createdAt: inOrder(maintenance.updates, at),
    ...(update && { update: update.id }),
    audience: maintenanceAudience(maintenance),
    mail: mails[own],
    ...unsent,
  }
  return [
    ...noticePuts(notice),
    ...mailPuts(notice.id, mails, own, deps.clock.now()),
    eventPut(notice.id, maintenanceEvent(deps, kind, maintenance, { update, at })),
  ]
}

/** Whom a notice about planned work is for. */
export function maintenanceAudience({ components }: Pick<Maintenance, 'components'>): Audience {
  return { to: 'subscribers', components, severity: null }
}

function headOf(
  { words, times }: MailVoice,
  maintenance: Maintenance,
): Pick<MailParts, 'sign' | 'beside' | 'headline'> {
  const { status, title, scheduledFor, scheduledUntil, completedAt } = maintenance
  const beside = times.duration(ms(completedAt ?? scheduledUntil) - ms(startOf(maintenance)))
  const sign = (word: string) => ({ status: 'under_maintenance' as const, word })
  switch (status) {
    case 'completed':
      return {
        sign: { status: 'operational', word: words.finished },
        beside,
        headline: asSentence(words.titled(words.finished, title)),
      }
    case 'cancelled':
      return {
        sign: sign(words.cancelled),
        beside: times.shortDate(scheduledFor),
        headline: asSentence(words.titled(words.cancelled, title)),
      }
    case 'scheduled':
      return { sign: sign(words.planned), beside, headline: asSentence(title) }
    default:
      return { sign: sign(words.state.under_maintenance), beside, headline: asSentence(title) }
  }
}

function valuesFor(
  { content, siteUrl }: Deps,
  voice: MailVoice,
  maintenance: Maintenance,
  now: Instant,
  before: Maintenance = maintenance,
): Values {
  const { site, catalogue } = content
  const { times } = voice
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
    affected: said(times.listed(namesOf(catalogue, components))),
    window: said(windowIn(voice, scheduledFor, scheduledUntil)),
    starts: said(waits ? fullTimeIn(voice, start) : ''),
    ends: said(waits ? whole(voice, scheduledUntil, start) : ''),
    lasts: said(times.duration(ms(scheduledUntil) - ms(scheduledFor))),
    repeats: said(series && voice.language === 'en' ? repeatsInWords(series.recurrence) : ''),
    before: said(otherTimes ? windowIn(voice, startOf(before), before.scheduledUntil) : ''),
    promise: said(promised ? times.seenFrom(scheduledUntil, now) : ''),
    began: said(waits ? '' : fullTimeIn(voice, start)),
    finished: said(completedAt ? whole(voice, completedAt, start) : ''),
    took: said(completedAt ? times.duration(ms(completedAt) - ms(start)) : ''),
  }
}

/** A time beside one that names its day: `06:30 UTC`, and whole when it is on another day. */
function whole(voice: MailVoice, at: Instant, start: Instant): string {
  return at.slice(0, 10) === start.slice(0, 10) ? voice.times.seenFrom(at, start) : fullTimeIn(voice, at)
}

/** `Sunday 20 December, 02:00 to 04:00 UTC` */
function windowIn(voice: MailVoice, from: Instant, to: Instant): string {
  return voice.language === 'en'
    ? windowSaid(from, to)
    : `${fullTimeIn(voice, from)} – ${whole(voice, to, from)}`
}

function namesOf(catalogue: Catalogue, ids: readonly string[]): string[] {
  return componentsOf(catalogue)
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
}
