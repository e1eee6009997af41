import { z } from 'zod'
import { invalid, quoted } from '#core/errors.ts'
import { statuspageId } from '#core/statuspage-id.ts'
import { mentions } from '#core/words/phrases.ts'
import { listed } from '#core/words/times.ts'

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single hyphens')

const component = z.strictObject({
  id: slug,
  name: z.string().min(1),
  description: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).default([]),
  critical: z.boolean().default(false),
  /** First day that was watched, `YYYY-MM-DD`. */
  since: z.iso.date('expected a date like 2026-07-01').optional(),
})

const group = z.strictObject({ id: slug, name: z.string().min(1), components: z.array(component).min(1) })

export const catalogueSchema = z
  .strictObject({ groups: z.array(group).min(1) })
  .superRefine(({ groups }, context) => {
    const seen = new Set<string>()
    groups.forEach((each, g) => {
      claim(each.id, ['groups', g, 'id'])
      each.components.forEach((one, c) => {
        claim(one.id, ['groups', g, 'components', c, 'id'])
      })
    })
    function claim(id: string, path: (string | number)[]): void {
      if (seen.has(id)) context.addIssue({ code: 'custom', path, message: 'expected an id used only once' })
      seen.add(id)
    }
  })

/** The services customers see, in groups, in the order of the page. */
export type Catalogue = z.infer<typeof catalogueSchema>
export type Component = Catalogue['groups'][number]['components'][number]

export function componentsOf(catalogue: Catalogue): Component[] {
  return catalogue.groups.flatMap(({ components }) => components)
}

/** A component by slug, Statuspage id, name or alias. */
export function findComponent(catalogue: Catalogue, name: string): Component | undefined {
  const wanted = name.trim().toLowerCase()
  return componentsOf(catalogue).find(
    ({ id, name: title, aliases }) =>
      id === wanted ||
      statuspageId('component', id) === wanted ||
      title.toLowerCase() === wanted ||
      aliases.includes(wanted),
  )
}

/** The same; refuses an unknown one, naming `field`. */
export function componentNamed(catalogue: Catalogue, name: string, field: string): Component {
  const found = findComponent(catalogue, name)
  if (found) return found
  const known = componentsOf(catalogue).map(({ id }) => id)
  throw invalid({ field, expected: `a component, one of ${known.join(', ')}`, got: quoted(name) })
}

/** Finds a group by slug, Statuspage id or name; refuses an unknown one, naming `field`. */
export function groupNamed({ groups }: Catalogue, name: string, field: string): Catalogue['groups'][number] {
  const wanted = name.trim().toLowerCase()
  const found = groups.find(
    ({ id, name: title }) =>
      id === wanted || statuspageId('component', id) === wanted || title.toLowerCase() === wanted,
  )
  if (found) return found
  const known = groups.map(({ id }) => id)
  throw invalid({ field, expected: `a group, one of ${known.join(', ')}`, got: quoted(name) })
}

/** The components of the groups, whichever these are by now. */
export function componentsIn({ groups }: Catalogue, ids: readonly string[]): string[] {
  return groups
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ components }) => components.map(({ id }) => id))
}

/** The components whose name or alias stands in a message, in the order of the page. */
export function componentsMentioned(catalogue: Catalogue, message: string): Component[] {
  return componentsOf(catalogue).filter(({ id, name, aliases }) => mentions(message, [id, name, ...aliases]))
}

/** `Authentication and API`, in the order of the page; empty when there are none. */
export function componentNames(catalogue: Catalogue, ids: readonly string[]): string {
  return listed(
    componentsOf(catalogue)
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name),
  )
}
