import type { Deps } from '#core/deps.ts'
import { impactNow, type Incident, isOpen } from '#core/incidents/incident.ts'
import { incidentsById } from '#core/incidents/record.ts'
import { findMaintenance } from '#core/maintenance/record.ts'
import { type Maintenance, startOf } from '#core/maintenance/maintenance.ts'
import { mailIn } from '#core/notices/mails.ts'
import { type RenderedMail, type Said, said } from '#core/notices/render-mail.ts'
import type { MailVoice } from '#core/notices/words/voice.ts'
import { severityName } from '#core/severity/levels.ts'
import type { Digest } from '#core/subscribers/wishes.ts'
import { endedAt } from '#core/views/incident-sums.ts'
import type { Language } from '#core/words/languages.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import { type Instant, ms } from '#core/words/times.ts'

/** What a digest tells of: incidents and planned work, each as it stands now. */
export type Told = Incident | Maintenance

/** Those of the ids that there are, in their order. */
export async function toldOf(deps: Pick<Deps, 'store'>, ids: readonly string[]): Promise<Map<string, Told>> {
  const incidents = await incidentsById(
    deps,
    ids.filter((id) => id.startsWith('INC-')),
  )
  const works = await Promise.all(
    ids.filter((id) => !id.startsWith('INC-')).map((id) => findMaintenance(deps, id)),
  )
  return new Map([...incidents, ...works.filter((each) => each !== null)].map((each) => [each.id, each]))
}

/** The one mail about all of it, as everybody reads it who heard of the same in the same language. */
export function digestMail(
  { content, siteUrl }: Pick<Deps, 'content' | 'siteUrl'>,
  every: Digest['every'],
  language: Language,
  told: readonly Told[],
): RenderedMail {
  const { site, levels } = content
  return mailIn(content, 'digest', language, (reader) => ({
    values: {
      product: said(site.product),
      site: said(`${site.name} Status`),
      count: said(String(told.length)),
      address: said(siteUrl),
    },
    list: [
      ...told
        .slice(0, mostTold)
        .map((each) =>
          'severity' in each ? ofIncident(reader, levels, siteUrl, each) : ofWork(reader, siteUrl, each),
        ),
      ...(told.length > mostTold ? [theRest(siteUrl, told.length - mostTold)] : []),
    ],
    sign: null,
    beside: '',
    headline: reader.words.digest[every],
  }))
}

/** As many as a mail of under 20 KB has room for. */
const mostTold = 20

interface Line {
  label: string
  said: Said
}

function ofIncident(
  { words, times }: MailVoice,
  levels: Deps['content']['levels'],
  siteUrl: string,
  incident: Incident,
): Line {
  const { id, title, severity, startedAt } = incident
  const end = endedAt(incident)
  const state = isOpen(incident) ? words.state[impactNow(incident, levels)] : words.resolved
  const lasted = end && times.duration(ms(end) - ms(startedAt))
  return line(times.shortDate(startedAt), title, `${siteUrl}/incidents/${id}`, [
    state,
    severityName(levels, severity),
    lasted ?? times.seenFrom(startedAt, startedAt),
  ])
}

function ofWork({ words, times }: MailVoice, siteUrl: string, work: Maintenance): Line {
  const { id, title, status, scheduledUntil } = work
  const states: Partial<Record<Maintenance['status'], string>> = {
    scheduled: words.planned,
    completed: words.finished,
    cancelled: words.cancelled,
  }
  const start = startOf(work)
  return line(times.shortDate(start), title, `${siteUrl}/maintenance/${id}`, [
    states[status] ?? words.state.under_maintenance,
    window(times, start, work.completedAt ?? scheduledUntil),
  ])
}

function window({ utc, seenFrom }: MailVoice['times'], from: Instant, to: Instant): string {
  return `${utc(from)} – ${seenFrom(to, from)}`
}

function theRest(siteUrl: string, count: number): Line {
  const address = `${siteUrl}/history`
  return { label: `+${count}`, said: { html: `<a href="${address}">${address}</a>`, text: address } }
}

function line(label: string, title: string, address: string, facts: string[]): Line {
  const about = facts.join(' · ')
  return {
    label,
    said: {
      html: `<a href="${address}" style="color:#14181a;font-weight:600">${escapeHtml(title)}</a><br><span class="soft" style="color:#475053;font-size:15px;line-height:22px">${escapeHtml(about)}</span>`,
      text: `${title}\n  ${about}\n  ${address}`,
    },
  }
}
