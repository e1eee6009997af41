import { type Catalogue, componentsOf } from '#core/components/catalogue.ts'
import type { Mistake } from '#core/errors.ts'
import { severityId } from '#core/severity/levels.ts'
import type { Language } from '#core/words/languages.ts'
import { type Extent, usual, type Wishes, withPostmortems } from './wishes.ts'

/** Wishes as a person enters them: every field as it stands in the form. */
export interface WishForm {
  about: 'all' | 'some'
  components: string[]
  groups: string[]
  /** Those that are ticked; all of them for every severity. */
  severities: string[]
  updates: Extent
  postmortems: boolean
  when: 'once' | 'day' | 'week'
  hour: string
  weekday: string
  quiet: boolean
  from: string
  to: string
  exceptP1: boolean
  timeZone: string
  language: Language
}

const extents: readonly Extent[] = ['ends', 'planned', 'postmortems', 'none']
const every: string[] = [...severityId.options]

/** What a form sent; a short one, without the field `whole`, asks for what is usual where it says nothing. */
export function wishFormIn(fields: (name: string) => string[], language: Language): WishForm {
  const one = (name: string) => fields(name)[0]?.trim() ?? ''
  const whole = one('whole') !== ''
  const updates = extents.find((each) => each === one('updates')) ?? 'all'
  const when = one('when')
  return {
    about: one('about') === 'some' ? 'some' : 'all',
    components: fields('components'),
    groups: fields('groups'),
    severities: whole ? fields('severities') : every,
    updates,
    postmortems: whole ? one('postmortems') !== '' : withPostmortems(updates),
    when: when === 'day' || when === 'week' ? when : 'once',
    hour: one('hour') || '8',
    weekday: one('weekday') || 'monday',
    quiet: one('quiet') !== '',
    from: one('from') || '22:00',
    to: one('to') || '07:00',
    exceptP1: whole ? one('exceptP1') !== '' : true,
    timeZone: one('timeZone') || usual.timeZone,
    language: (one('language') || language) as Language,
  }
}

/** The form of what somebody wishes, to change it. */
export function formOfWishes(wishes: Wishes, language: Language): WishForm {
  const { components, groups, severities, updates, postmortems, digest, quietHours, timeZone } = wishes
  return {
    about: components.length + groups.length > 0 ? 'some' : 'all',
    components,
    groups,
    severities: severities.length > 0 ? severities : every,
    updates,
    postmortems,
    when: digest?.every ?? 'once',
    hour: String(digest?.hour ?? 8),
    weekday: digest?.weekday ?? 'monday',
    quiet: quietHours !== null,
    from: quietHours?.from ?? '22:00',
    to: quietHours?.to ?? '07:00',
    exceptP1: quietHours?.exceptP1 ?? true,
    timeZone,
    language: wishes.language ?? language,
  }
}

/** The form as a program would ask for the same, still to be checked. */
export function wishInputOf(form: WishForm): Record<string, unknown> {
  const some = form.about === 'some'
  const all = every.every((each) => form.severities.includes(each))
  const { updates, postmortems, timeZone, language, from, to, exceptP1, weekday } = form
  return {
    components: some ? form.components : [],
    groups: some ? form.groups : [],
    severities: all ? [] : form.severities,
    updates,
    postmortems,
    digest: form.when === 'once' ? null : { every: form.when, hour: Number(form.hour), weekday },
    quietHours: form.quiet ? { from, to, exceptP1 } : null,
    timeZone,
    language,
  }
}

/** What no schema sees: a choice that was begun and left empty. */
export function wishFormMistakes(
  catalogue: Catalogue,
  { about, components, groups, severities }: WishForm,
): Mistake[] {
  const known = componentsOf(catalogue).length
  const noService: Mistake = {
    field: 'components',
    expected: `at least one of the ${known} services, or Everything`,
    got: 'none',
  }
  const noSeverity: Mistake = {
    field: 'severities',
    expected: `at least one of ${every.join()}`,
    got: 'none',
  }
  return [
    ...(about === 'some' && components.length + groups.length === 0 ? [noService] : []),
    ...(severities.length === 0 ? [noSeverity] : []),
  ]
}
