import { z } from 'zod'
import { slug } from '#core/components/catalogue.ts'
import { severityId } from '#core/severity/levels.ts'
import { type Contact, contactSchema } from './contact.ts'
import { rotaSchema } from './rota.ts'

const role = z.strictObject({
  id: slug,
  name: z.string().min(1),
  primary: contactSchema,
  backup: contactSchema.optional(),
  responsibilities: z.string().min(1),
})

/** The roles of the procedure, who is on call, and, by severity, which of the roles are told at once. */
export const teamSchema = z
  .strictObject({
    roles: z.array(role).min(1),
    rota: rotaSchema.optional(),
    escalation: z.record(severityId, z.array(slug).min(1)),
  })
  .superRefine((team, context) => {
    const known = team.roles.map(({ id }) => id)
    const mistake = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    for (const [severity, told] of Object.entries(team.escalation)) {
      told.forEach((id, index) => {
        if (known.includes(id)) return
        mistake(['escalation', severity, index], `expected a role, one of ${known.join(', ')}`)
      })
    }
    if (!team.rota) return
    if (!known.includes(team.rota.role))
      mistake(['rota', 'role'], `expected a role, one of ${known.join(', ')}`)
    const names = everybody(team).map(({ name }) => name)
    team.rota.instead.forEach(({ name, from, until }, index) => {
      if (!names.includes(name))
        mistake(
          ['rota', 'instead', index, 'name'],
          `expected somebody of the team, one of ${names.join(', ')}`,
        )
      if (until < from) mistake(['rota', 'instead', index, 'until'], `expected a day not before ${from}`)
    })
  })

export type Team = z.infer<typeof teamSchema>
export type TeamRole = Team['roles'][number]

/** Everybody by name, each with every way to reach them that stands anywhere in the team. */
export function everybody({ roles, rota }: Pick<Team, 'roles' | 'rota'>): Contact[] {
  const written = [
    ...roles.flatMap(({ primary, backup }) => [primary, ...(backup ? [backup] : [])]),
    ...(rota?.turns ?? []),
  ]
  const known = new Map<string, Contact>()
  for (const each of written) known.set(each.name, { ...each, ...known.get(each.name) })
  return [...known.values()]
}

/** Somebody by the name that the team uses; one who is not of the team cannot be reached. */
export function contactNamed(team: Pick<Team, 'roles' | 'rota'>, name: string): Contact {
  return everybody(team).find((each) => each.name === name) ?? { name }
}
