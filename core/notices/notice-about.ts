import { componentsOf } from '#core/components/catalogue.ts'
import { eventPut, incidentEvent } from '#core/hooks/event.ts'
import type { Deps } from '#core/deps.ts'
import { invalid } from '#core/errors.ts'
import { componentsTouched, type Incident, impactNow, type Update } from '#core/incidents/incident.ts'
import type { PostUpdateInput } from '#core/incidents/inputs.ts'
import type { Put } from '#core/ports.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf, severityName } from '#core/severity/levels.ts'
import { words } from '#core/words/markdown.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import { asSentence } from '#core/views/headline.ts'
import { inOrder } from './in-order.ts'
import { type Audience, type Notice, unsent } from './notice.ts'
import { noticePuts } from './record.ts'
import { inEveryLanguage, mailPuts } from './mails.ts'
import { said, type Values } from './render-mail.ts'
import type { NoticeKind } from './template.ts'
import { cadenceIn, fullTimeIn, type MailVoice, mailVoice } from './words/voice.ts'
import type { MailWords } from './words/words.ts'

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
  const address = `${siteUrl}/incidents/${incident.id}`
  const own = content.site.language
  const values = valuesFor(mailVoice(own), content, incident, update, fields, address)
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
  const mails = inEveryLanguage(content, kind, ({ words }, writer) => ({
    values: valuesFor(writer, content, incident, update, fields, address),
    sign: { status, word: over ? words.resolved : words.state[status] },
    beside: severityName(content.levels, incident.severity),
    headline: asSentence(headlineOf(kind, incident, words)),
  }))
  const notice: Notice = {
    id: update.notice ?? deps.ids.id(),
    kind,
    incident: incident.id,
    createdAt: inOrder(incident.updates, update.at),
    update: update.id,
    audience: noticeAudience(incident),
    mail: mails[own],
    ...unsent,
  }
  return [
    ...noticePuts(notice),
    ...mailPuts(notice.id, mails, own, deps.clock.now()),
    eventPut(notice.id, incidentEvent(deps, kind, incident, update)),
  ]
}

function headlineOf(kind: NoticeKind, { title }: Incident, { titled, resolved, learned }: MailWords): string {
  if (kind === 'resolution') return titled(resolved, title)
  return kind === 'postmortem' ? titled(learned, title) : title
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
  voice: MailVoice,
  content: Content,
  incident: Incident,
  update: Update,
  fields: PostUpdateInput['fields'],
  address: string,
): Values {
  const { site } = content
  const touched = componentsTouched(incident)
  const { words: say, times } = voice
  const names = componentsOf(content.catalogue).filter(({ id }) => touched.includes(id))
  const affected = times.listed(names.map(({ name }) => name)) || say.notKnownYet
  const opening = incident.updates[0]?.message ?? update.message
  const impact =
    incident.impact ??
    (touched.length > 0 ? words(`${opening.source}\n\n${say.affected(affected)}`) : opening)
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
    started: said(fullTimeIn(voice, incident.startedAt)),
    expectedResolution: said(fields?.expectedResolution ?? site.unknown.expectedResolution),
    frequency: said(
      fields?.frequency ?? cadenceIn(voice, levelOf(content.levels, incident.severity).updateMinutes),
    ),
    start: said(
      sameDay(incident.startedAt, end)
        ? times.seenFrom(incident.startedAt, end)
        : fullTimeIn(voice, incident.startedAt),
    ),
    end: said(fullTimeIn(voice, end)),
    promise: said(update.nextUpdateAt ? times.seenFrom(update.nextUpdateAt, update.at) : ''),
  }
}

function sameDay(one: string, other: string): boolean {
  return one.slice(0, 10) === other.slice(0, 10)
}
