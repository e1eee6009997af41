import type { SubscribeForm } from '#core/views/page-models.ts'

export type Field = 'email' | 'about' | 'components' | 'updates'

/** What is wrong at one field, as a sentence for the person who filled it in. */
export interface FieldMistake {
  field: Field
  words: string
}

/** The mistakes of a refused form, at most one for each field, in the order of the fields. */
export function fieldMistakes(form: SubscribeForm | undefined): FieldMistake[] {
  const fields: Field[] = ['email', 'about', 'components', 'updates']
  return fields.flatMap((field) => {
    const mistake = form?.mistakes.find((each) => each.field.split(/[.[]/)[0] === field)
    return form && mistake ? [{ field, words: words(field, mistake.expected, form) }] : []
  })
}

/** Mistakes of no field that the page shows. */
export function otherMistakes(form: SubscribeForm | undefined): string[] {
  const known = ['email', 'about', 'components', 'updates']
  return (form?.mistakes ?? [])
    .filter(({ field }) => !known.includes(field.split(/[.[]/)[0] ?? ''))
    .map(({ expected, got }) => `We expected ${expected} and got ${got}.`)
}

function words(field: Field, expected: string, { email, components }: SubscribeForm): string {
  if (field === 'email') {
    return email
      ? `Enter ${expected}. You entered “${email}”.`
      : 'Enter your email address, like name@example.com. You entered nothing.'
  }
  if (field === 'components' && components.length === 0)
    return 'Choose at least one service, or choose Everything.'
  return `Choose again. We expected ${expected}.`
}
