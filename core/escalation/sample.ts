import { filledAlert } from '#core/chat/alert-template.ts'
import { slackEscaped, slackLink } from '#core/chat/slack-text.ts'
import type { Deps } from '#core/deps.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { asSentence } from '#core/views/headline.ts'
import { instant } from '#core/words/times.ts'
import { withSecret } from './answer-link.ts'
import { incidentMessage } from './incident-message.ts'
import { peopleFor } from './people.ts'
import { rolesCalled, type Step } from './steps.ts'
import { callingInSlack } from './tell.ts'
import { whyOf } from './why.ts'

/** What the team's channel would say when nobody answers for an incident; nothing is written. */
export function sampleCall(deps: Deps, incident: Incident): string {
  const now = instant(deps.clock.now())
  const handling = { incident: incident.id, commander: null, acknowledged: null, ticks: {}, notes: [] }
  const known = { incident, private: false, open: true, handling }
  const roles = rolesCalled(deps.content, known)
  const people = peopleFor(deps.content, known, 'backup', roles, now)
  const asked = peopleFor(deps.content, known, 'called', roles, now).map(({ contact }) => contact.name)
  const step: Step = { name: '', saying: 'backup', at: now, until: null, about: now }
  const why = whyOf(known, step, { now, asked, names: {} })
  return withSecret(incidentMessage(deps, known, { saying: 'backup', why, about: now, people }).chat ?? '')
}

/** What it would say of a draft about what this incident was about. */
export function sampleDraft(deps: Deps, incident: Incident): string {
  const { content, siteUrl, clock } = deps
  const { product } = content.site
  const handling = { incident: incident.id, commander: null, acknowledged: null, ticks: {}, notes: [] }
  const known = { incident: { ...incident, severity: 'P4' as const }, private: false, open: true, handling }
  const people = peopleFor(content, known, 'called', rolesCalled(content, known), instant(clock.now()))
  return filledAlert(content.teamAlerts.draft, {
    product: slackEscaped(product),
    severity: incident.severity,
    service: slackEscaped(product),
    issue: slackEscaped(asSentence(incident.title)),
    evidence: 'alertmanager: HighErrorRate.',
    why: 'Publish it with one press, change it first, or put it away.',
    called: callingInSlack(people),
    thread: slackLink(`${siteUrl}/admin`, 'Open the draft'),
  })
}
