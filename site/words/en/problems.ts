import { asSentence } from '#core/views/headline.ts'

/** What a person is told whose request was refused; `said` is what the server says, in English. */
export const problems = {
  unknown: 'That did not work.',
  unknownLead: 'Nothing was changed. Try again in a minute.',
  title: (_status: number, said: string) => asSentence(said),
  lead: (_status: number, said: string) => said,
}

export type Problems = typeof problems
