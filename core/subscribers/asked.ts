import { type Catalogue, componentsOf } from '#core/components/catalogue.ts'
import type { MailVoice } from '#core/notices/words/voice.ts'
import type { Wishes } from './wishes.ts'

type Asked = Pick<Wishes, 'components' | 'groups' | 'severities' | 'updates'>

/** What a person asked for, in words: `every notice about Authentication`. */
export function askedIn(
  { words, times }: MailVoice,
  catalogue: Catalogue,
  { components, groups, severities, updates }: Asked,
): string {
  const names = [
    ...catalogue.groups.filter(({ id }) => groups.includes(id)),
    ...componentsOf(catalogue).filter(({ id }) => components.includes(id)),
  ].map(({ name }) => name)
  const asked = words.asked[updates](names.length > 0 ? times.listed(names) : words.everyService)
  return severities.length > 0 ? `${asked} (${severities.join(', ')})` : asked
}

/** Why somebody gets a mail: `You get this because you asked for every notice about Authentication.` */
export function whyIn(voice: MailVoice, catalogue: Catalogue, asked: Asked): string {
  return voice.words.because(askedIn(voice, catalogue, asked))
}
