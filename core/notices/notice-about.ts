import { eventPut, incidentEvent } from '#core/hooks/event.ts'
import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { componentsTouched, type Incident, impactNow, type Update } from '#core/incidents/incident.ts'
import type { PostUpdateInput } from '#core/incidents/inputs.ts'
import type { Put } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf, severityName } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { cadence, fullTime, timeSeenFrom } from '#core/words/times.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import { asSentence } from '#core/views/headline.ts'
import { inOrder } from './in-order.ts'
import { type Audience, type Notice, unsent } from './notice.ts'
import { noticePuts } from './record.ts'
import { renderMail, said, type Values } from './render-mail.ts'
import type { NoticeKind } from './template.ts'

/**
 * The notice that an update causes, frozen in the words of its template. Refuses, naming the field, while a field
 * that the template requires is empty.
 */
export function noticeAbout(
  deps: Deps,
  incident: Incident,
  update: Update,
  fields: PostUpdateInput['fields'],
): Put[] {
  const { content, siteUrl } = deps
  const kind = kindOf(incident, update)
  const values = valuesFor(content, incident, update, fields, `${siteUrl}/incidents/${incident.id}`)
  for (const name of content.templates[kind].required) {
    if (!values[name]?.text.trim())
      throw invalid({
        field: `fields.${name}`,
        expected: `text, because the ${kind} notice requires it`,
        got: 'nothing',
      })
  }

  const over = kind === 'resolution' || kind === 'postmortem'
  const status = over ? 'operational' : impactNow(incident, content.levels)
  const notice: Notice = {
    id: update.notice ?? deps.ids.id(),
    kind,
    incident: incident.id,
    createdAt: inOrder(incident.updates, update.at),
    update: update.id,
    audience: noticeAudience(incident),
    mail: renderMail({
      template: content.templates[kind],
      site: content.site,
      values,
      sign: { status, word: over ? 'Resolved' : null },
      beside: severityName(content.levels, incident.severity),
      headline: asSentence(headlineOf(kind, incident)),
    }),
    ...unsent,
  }
  return [...noticePuts(notice), eventPut(notice.id, incidentEvent(deps, kind, incident, update))]
}

function headlineOf(kind: NoticeKind, { title }: Incident): string {
  if (kind === 'resolution') return `Resolved: ${title}`
  return kind === 'postmortem' ? `What we learned: ${title}` : title
}

/** Whom a notice about an incident is for. */
export function noticeAudience(incident: Incident): Audience {
  return { to: 'subscribers', components: componentsTouched(incident), severity: incident.severity }
}

function kindOf(incident: Incident, update: Update): NoticeKind {
  if (update.status === 'resolved') return 'resolution'
  if (update.status === 'postmortem') return 'postmortem'
  const toldBefore = incident.updates.some(({ id, notified }) => notified && id !== update.id)
  return toldBefore ? 'update' : 'initial'
}

function valuesFor(
  content: Content,
  incident: Incident,
  update: Update,
  fields: PostUpdateInput['fields'],
  address: string,
): Values {
  const { site } = content
  const touched = componentsTouched(incident)
  const affected = componentNames(content.catalogue, touched) || 'Not known yet'
  const opening = incident.updates[0]?.message ?? update.message
  const impact =
    incident.impact ?? (touched.length > 0 ? words(`${opening.source}\n\nAffected: ${affected}.`) : opening)
  const cause = incident.cause ?? words(site.unknown.cause)
  const end = endedAt(incident) ?? update.at
  return {
    product: said(site.product),
    site: said(`${site.name} Status`),
    title: said(incident.title),
    address: said(address),
    message: update.message,
    affected: said(affected),
    impact,
    cause,
    started: said(fullTime(incident.startedAt)),
    expectedResolution: said(fields?.expectedResolution ?? site.unknown.expectedResolution),
    frequency: said(fields?.frequency ?? cadence(levelOf(content.levels, incident.severity).updateMinutes)),
    start: said(
      sameDay(incident.startedAt, end) ? timeSeenFrom(incident.startedAt, end) : fullTime(incident.startedAt),
    ),
    end: said(fullTime(end)),
    promise: said(update.nextUpdateAt ? timeSeenFrom(update.nextUpdateAt, update.at) : ''),
  }
}

function sameDay(one: string, other: string): boolean {
  return one.slice(0, 10) === other.slice(0, 10)
}
