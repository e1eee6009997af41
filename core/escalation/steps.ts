import type { Incident } from '#core/incidents/incident.ts'
import type { Content } from '#core/settings/content.ts'
import { levelOf } from '#core/severity/levels.ts'
import { instant, type Instant, minute, ms } from '#core/words/times.ts'
import type { Known } from './known.ts'
import { acknowledgement, calledSince, openSince } from './since.ts'

export type Saying =
  | 'called'
  | 'raised'
  | 'answer_soon'
  | 'backup'
  | 'everybody'
  | 'acknowledged'
  | 'update_soon'
  | 'update_late'
  | 'notice_soon'
  | 'notice_late'
  | 'draft'

/** Something that the team is told at its time, unless what it is about has changed before. */
export interface Step {
  /** Said once under this name. */
  name: string
  saying: Saying
  at: Instant
  /** From then on it says nothing that is still worth hearing; null where it always is. */
  until: Instant | null
  /** Of a call, which role it is for; other steps find their people themselves. */
  role?: string
  /** What it speaks of: when an answer, an update or a first word is due, or was given. */
  about: Instant
}

/** For so long it is news that somebody is on it. */
const news = 15 * minute

/** Everything that the team is told about an incident as it stands now, whether that has been said or is ahead. */
export function stepsOf(content: Content, known: Known): Step[] {
  if (!known.open) return []
  const { levels, playbooks } = content
  const { incident } = known
  const { responseMinutes, remindMinutes } = levelOf(levels, incident.severity)
  const response = responseMinutes * minute
  const remind = remindMinutes * minute
  return [
    ...answering(known, rolesCalled(content, known), response, remind),
    ...(known.private
      ? firstNotice(known, playbooks.kinds[incident.kind].visibility === 'public', response, remind)
      : nextUpdate(incident, remind)),
  ]
}

function answering(
  { incident, handling }: Known,
  roles: readonly string[],
  response: number,
  remind: number,
): Step[] {
  const since = calledSince(incident)
  const due = ms(since) + response
  const answered = acknowledgement(incident, handling)
  const calls = roles.map((role): Step => ({
    name: `call ${since} ${role}`,
    saying: since === openSince(incident) ? 'called' : 'raised',
    at: since,
    until: null,
    role,
    about: instant(due),
  }))
  if (answered) {
    const until = instant(ms(answered.at) + news)
    return [
      ...calls,
      { name: `ack ${answered.at}`, saying: 'acknowledged', at: answered.at, until, about: answered.at },
    ]
  }
  return [
    ...calls,
    ...before('answer_soon', `answer ${since}`, due, remind, ms(since)),
    {
      name: `backup ${since}`,
      saying: 'backup',
      at: instant(due),
      // From then on everybody is called, backups included.
      until: instant(due + response),
      about: instant(due),
    },
    {
      name: `everybody ${since}`,
      saying: 'everybody',
      at: instant(due + response),
      until: null,
      about: instant(due),
    },
  ]
}

function nextUpdate({ nextUpdateAt, updatedAt, updates }: Incident, remind: number): Step[] {
  if (nextUpdateAt === null) return []
  const due = ms(nextUpdateAt)
  const promisedAt = updates.at(-1)?.at ?? updatedAt
  return [
    ...before('update_soon', `soon ${nextUpdateAt}`, due, remind, ms(promisedAt)),
    {
      name: `late ${nextUpdateAt}`,
      saying: 'update_late',
      at: nextUpdateAt,
      until: null,
      about: nextUpdateAt,
    },
  ]
}

/** What is not private by its kind is owed to readers within the same time as an answer. */
function firstNotice({ incident }: Known, owed: boolean, response: number, remind: number): Step[] {
  if (!owed) return []
  const due = ms(incident.createdAt) + response
  const about = instant(due)
  return [
    ...before('notice_soon', `notice ${about}`, due, remind, ms(incident.createdAt)),
    { name: `unsaid ${about}`, saying: 'notice_late', at: about, until: null, about },
  ]
}

/**
 * The roles that are called at once: by severity, and whoever leads incidents of this kind. While only the team knows of
 * one whose kind has somebody to lead it, that role alone.
 */
export function rolesCalled({ team, playbooks }: Content, { incident, private: hidden }: Known): string[] {
  const { role } = playbooks.kinds[incident.kind]
  if (hidden && role !== undefined) return [role]
  const matrix = team.escalation[incident.severity] ?? []
  return role === undefined || matrix.includes(role) ? matrix : [...matrix, role]
}

/** A reminder before something is due; none where there is no time for it, and none once it is late. */
function before(saying: Saying, name: string, due: number, remind: number, since: number): Step[] {
  const at = due - remind
  if (remind === 0 || at <= since) return []
  return [{ name, saying, at: instant(at), until: instant(due), about: instant(due) }]
}
