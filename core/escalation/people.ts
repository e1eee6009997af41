import type { Content } from '#core/settings/content.ts'
import type { Contact } from '#core/team/contact.ts'
import { commanderRole, holdersAt, roleOf, speakerRole } from '#core/team/holders.ts'
import { contactNamed } from '#core/team/team.ts'
import type { Instant } from '#core/words/times.ts'
import type { Known } from './known.ts'
import { rolesCalled, type Saying } from './steps.ts'

/** Somebody to tell, with the roles for which. */
export interface Person {
  contact: Contact
  roles: string[]
}

/** Whom a message is for; `called` are the roles that are called by it. */
export function peopleFor(
  content: Content,
  known: Known,
  saying: Saying,
  called: readonly string[],
  at: Instant,
): Person[] {
  const { team } = content
  const all = rolesCalled(content, known)
  const primary = (id: string) => person(holdersAt(team, id, at).primary, id)
  const backup = (id: string) => {
    const { backup: next, primary: first } = holdersAt(team, id, at)
    return person(next ?? first, id)
  }
  const commander = known.handling.commander
    ? person(contactNamed(team, known.handling.commander), commanderRole)
    : primary(commanderRole)
  const { role } = content.playbooks.kinds[known.incident.kind]
  const speaker = (known.private && role) || speakerRole

  switch (saying) {
    case 'called':
    case 'raised':
      return unique(called.map(primary))
    case 'answer_soon':
      return unique(all.map(primary))
    case 'backup':
      return unique(all.map(backup))
    case 'everybody':
      return unique([...all.map(primary), ...all.map(backup), commander, backup(commanderRole)])
    case 'acknowledged':
    case 'draft':
      return []
    case 'update_soon':
    case 'notice_soon':
      return [primary(speaker)]
    case 'update_late':
    case 'notice_late':
      return unique([backup(speaker), commander])
  }

  function person(contact: Contact, id: string): Person {
    return { contact, roles: [roleOf(team, id).name] }
  }
}

/** Each once, with all the roles for which they are told. */
function unique(people: readonly Person[]): Person[] {
  const byName = Map.groupBy(people, ({ contact }) => contact.name)
  return [...byName.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, roles: [...new Set(same.flatMap(({ roles }) => roles))] }] : []
  })
}
