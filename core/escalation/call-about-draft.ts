import { filledAlert } from '#core/chat/alert-template.ts'
import { slackEscaped, slackLink } from '#core/chat/slack-text.ts'
import { carryOut, type Done } from '#core/command.ts'
import { componentNames } from '#core/components/catalogue.ts'
import type { Deps } from '#core/deps.ts'
import { incidentsNow } from '#core/detection/incident-about.ts'
import { type ProposalRead, readProposal } from '#core/detection/list-proposals.ts'
import { findProposal, proposalKey } from '#core/detection/proposal.ts'
import { renderMail, said } from '#core/notices/render-mail.ts'
import { mailVoice } from '#core/notices/words/voice.ts'
import type { Key } from '#core/ports.ts'
import { levelOf, severityName } from '#core/severity/levels.ts'
import { holdersAt, roleOf } from '#core/team/holders.ts'
import { asSentence } from '#core/views/headline.ts'
import { fullTime, instant, type Instant, listed, minute, ms, sentenceCase } from '#core/words/times.ts'
import { escalationDueKey } from './due.ts'
import type { Person } from './people.ts'
import { type Call, type Escalation, escalationKey, findEscalation } from './record.ts'
import { callingInSlack, type Message, tell } from './tell.ts'

/**
 * Tells whoever is on call of a draft, once, and their backup once where nobody has acted on it within the time in which
 * an incident of its severity has to be answered. Drafts that are for the team alone go to whoever leads such incidents.
 */
export function callAboutDraft(deps: Deps, id: string, marks: readonly Key[]): Promise<Done<Call[]>> {
  return carryOut(deps, { by: 'automatic' }, async () => {
    const now = instant(deps.clock.now())
    const stored = await findProposal(deps, id)
    const { escalation, version } = await findEscalation(deps, id)
    const expect = [{ key: escalationKey(id), version }]
    const acted = !stored || stored.proposal.closed !== null || stored.proposal.incident !== null
    if (acted) return { result: [], change: { expect, put: [], remove: [...marks] }, audit: null }

    const draft = await readProposal(deps, stored.proposal, await incidentsNow(deps))
    const { responseMinutes } = levelOf(deps.content.levels, draft.suggestion.severity)
    const backupAt = instant(ms(stored.proposal.openedAt) + responseMinutes * minute)
    const first = !escalation.done.includes('draft')
    const second = !first && backupAt <= now && !escalation.done.includes('draft backup')
    const calls = first || second ? [callOf(deps, draft, second, now)] : []
    const moved: Escalation = {
      ...escalation,
      calls: [...escalation.calls, ...calls.map(({ call }) => call)],
      done: first ? ['draft'] : second ? ['draft', 'draft backup'] : escalation.done,
      dueAt: second || escalation.done.includes('draft backup') ? null : backupAt,
    }
    const next = moved.dueAt === null ? null : escalationDueKey(moved.dueAt, id)
    return {
      result: calls.map(({ call }) => call),
      change: {
        expect: [...expect, { key: proposalKey(id), version: stored.version }],
        put: [
          { key: escalationKey(id), value: moved },
          ...calls.flatMap(({ put }) => put),
          ...(next ? [{ key: next, value: {} }] : []),
        ],
        remove: marks.filter((key) => key.join('/') !== next?.join('/')),
      },
      audit:
        calls.length === 0
          ? null
          : {
              action: 'team.call',
              subject: id,
              detail: { draft: calls.flatMap(({ call }) => call.people.map(({ name }) => name)) },
            },
    }
  })
}

function callOf(deps: Deps, draft: ProposalRead, backup: boolean, now: Instant) {
  const person = whoFor(deps, draft, backup, now)
  const why = backup
    ? 'Nobody has published this draft or put it away. You are told as the backup.'
    : 'Publish it with one press, change it first, or put it away. Nobody outside knows yet.'
  const told = tell(deps, draftMessage(deps, draft, person, why))
  const call: Call = { at: now, saying: 'draft', why, people: told.people, slack: told.slack }
  return { call, put: told.put }
}

function whoFor({ content }: Deps, { proposal }: ProposalRead, backup: boolean, now: Instant): Person {
  const { team, playbooks } = content
  const onCall = team.rota?.role ?? team.escalation.P4?.[0] ?? ''
  const id = (proposal.private ? playbooks.kinds.security.role : undefined) ?? onCall
  const { primary, backup: next } = holdersAt(team, id, now)
  return { contact: backup ? (next ?? primary) : primary, roles: [roleOf(team, id).name] }
}

function draftMessage(
  { content, siteUrl }: Deps,
  { proposal, signals, suggestion }: ProposalRead,
  person: Person,
  why: string,
): Message {
  const { severity, title, startedAt } = suggestion
  const address = `${siteUrl}/admin/drafts/${proposal.id}`
  const services = componentNames(content.catalogue, proposal.components)
  const evidence = listed([...new Set(signals.map(({ signal }) => `${signal.source}: ${signal.name}`))])
  return {
    about: proposal.id,
    asks: false,
    people: [person],
    chat: filledAlert(content.teamAlerts.draft, {
      product: slackEscaped(content.site.product),
      severity,
      service: proposal.private ? '' : slackEscaped(services || 'not known'),
      // An attack is not named where many read.
      issue: proposal.private ? 'it is for the team alone.' : slackEscaped(asSentence(title)),
      evidence: proposal.private ? 'the checks.' : slackEscaped(evidence && `${evidence}.`),
      why: slackEscaped(why),
      called: [
        ...(severity === 'P1' && !proposal.private ? ['<!channel>'] : []),
        callingInSlack([person]),
      ].join(' '),
      thread: slackLink(address, 'Open the draft'),
    }),
    mail: () =>
      renderMail({
        template: content.teamMail,
        site: content.site,
        reader: mailVoice(content.site.language),
        writer: mailVoice(content.site.language),
        values: {
          product: said(content.site.product),
          site: said(`${content.site.name} Status`),
          subject: said(`Draft ${severity}: ${title}`),
          id: said(proposal.id),
          severity: said(severityName(content.levels, severity)),
          why: said(why),
          roles: said(listed(person.roles)),
          issue: said(asSentence(title)),
          impact: said(evidence && `${sentenceCase(evidence)}.`),
          started: said(fullTime(startedAt)),
          answerBy: said(''),
          answer: said(''),
          address: said(address),
        },
        sign: null,
        beside: '',
        headline: asSentence(title),
      }),
    page: ({ contact, roles }) => ({
      type: 'draft.opened',
      timestamp: proposal.openedAt,
      data: {
        draft: proposal.id,
        severity,
        title,
        private: proposal.private,
        why,
        person: contact.name,
        roles,
        answerBy: null,
        answer: null,
        url: address,
      },
    }),
  }
}
