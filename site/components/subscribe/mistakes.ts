import type { Mistake } from '#core/errors.ts'
import type { Dictionary } from '#site/words/dictionary.ts'

const fields = [
  'email',
  'channel',
  'about',
  'components',
  'groups',
  'severities',
  'updates',
  'when',
  'digest',
  'quietHours',
  'timeZone',
  'language',
] as const
export type Field = (typeof fields)[number]

/** What is wrong at one field, as a sentence for the person who filled it in. */
export interface FieldMistake {
  field: Field
  words: string
}

/** As much of a form as its mistakes are told by. */
interface Refused {
  email?: string
  channel?: string
  components: string[]
  groups: string[]
  mistakes: Mistake[]
}

const longestAddress = 254

/** The mistakes of a refused form, at most one for each field, in the order of the fields. */
export function fieldMistakes(form: Refused | undefined, t: Dictionary): FieldMistake[] {
  return fields.flatMap((field) => {
    const mistake = form?.mistakes.find((each) => fieldOf(each.field) === field)
    return form && mistake ? [{ field, words: words(field, mistake.expected, form, t) }] : []
  })
}

/** Mistakes of no field that the page shows. */
export function otherMistakes(
  form: Pick<Refused, 'mistakes'> | undefined,
  { mistakes }: Dictionary,
): string[] {
  const known: readonly string[] = fields
  return (form?.mistakes ?? [])
    .filter(({ field }) => !known.includes(fieldOf(field)))
    .map(({ expected, got }) => mistakes.other(expected, got))
}

/** `components` of `components[2]` */
function fieldOf(path: string): string {
  return path.split(/[.[]/)[0] ?? ''
}

function words(
  field: Field,
  expected: string,
  { email = '', components, groups }: Refused,
  { mistakes, channels }: Dictionary,
): string {
  if (field === 'channel') return channels.wrongUrl(likeIn(expected))
  if (field === 'email') {
    if (!email) return mistakes.noAddress
    return email.length > longestAddress
      ? mistakes.longAddress(longestAddress, email)
      : mistakes.wrongAddress(email)
  }
  return field === 'components' && components.length + groups.length === 0
    ? mistakes.noService
    : mistakes.chooseAgain(expected)
}

/** The example in `an address like https://example.com/hook` */
function likeIn(expected: string): string {
  return /https:[^\s…]+/.exec(expected)?.[0] ?? 'https://example.com/hook'
}
