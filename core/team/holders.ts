import type { Instant } from '#core/words/times.ts'
import type { Contact } from './contact.ts'
import { turnAfter, turnAt } from './rota.ts'
import { contactNamed, type Team, type TeamRole } from './team.ts'

/** Who holds a role at a moment: whose turn it is where the rota is about this role. */
export function holdersAt(team: Team, id: string, at: Instant): { primary: Contact; backup: Contact | null } {
  const role = roleOf(team, id)
  const { rota } = team
  const onDuty = rota?.role === role.id ? turnAt(rota, at) : null
  const primary = contactNamed(team, onDuty?.name ?? role.primary.name)
  const others = [
    role.backup?.name,
    ...(rota && onDuty ? [role.primary.name, turnAfter(rota, onDuty).name] : []),
  ]
  const backup = others.find((name) => name !== undefined && name !== primary.name)
  return { primary, backup: backup === undefined ? null : contactNamed(team, backup) }
}

/** A role by its id; the first one where the team has none of that id. */
export function roleOf({ roles }: Pick<Team, 'roles'>, id: string): TeamRole {
  const role = roles.find((each) => each.id === id) ?? roles[0]
  if (!role) throw new Error('The schema of team.yaml demands a role')
  return role
}

export const commanderRole = 'incident-commander'
/** Whoever keeps the promises to readers. */
export const speakerRole = 'communications-lead'
