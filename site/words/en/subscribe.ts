import { inWords } from '#core/words/times.ts'
import type { Around, Linked } from '#site/words/shapes.ts'

/** Subscribing by email. */
export const subscribe = {
  tab: 'Subscribe.',
  tabRefused: 'Not subscribed yet.',
  title: 'Get notices by email.',
  lead: 'We write when something breaks, while we repair it, and when it is fixed.',
  description: 'Get an email when something breaks, while we repair it, and when it is fixed.',
  address: 'Your email address',
  addressUse: 'We use it for these notices and for nothing else.',
  about: 'What about',
  everything: 'Everything',
  allServices: (count: number) => `All ${inWords(count)} services`,
  someServices: 'Only some services',
  chooseBelow: 'Choose them below',
  howMuch: 'How much',
  everyUpdate: 'Every update',
  everyUpdateMeans: (severity: string, every: string) =>
    `In a ${severity} that is one ${every}, until it is fixed`,
  ends: 'Start and end only',
  endsMeans: 'One when it breaks, one when it is fixed',
  confirm: 'Confirm',
  button: 'Subscribe',
  whatNext: 'You get one email with a button that confirms it was you. Until you press it, we send nothing.',
  /** Around the address that writes. */
  spam: {
    before: 'If no email comes within five minutes, look in your spam folder for ',
    after: '.',
  } as Around,
  joinNote: [
    'We write when something breaks, while we repair it, and when it is fixed. Every email has a link that stops them. You can also ',
    ['choose', 'choose services, or fewer emails'],
    '.',
  ] as Linked<'choose'>,
  withoutEmail: 'Without email',
  feeds: [
    'The same words, at the same moment, as ',
    ['rss', 'RSS'],
    ', ',
    ['atom', 'Atom'],
    ' or ',
    ['json', 'JSON feed'],
    '. For programs, the present as ',
    ['api', 'JSON'],
    '.',
  ] as Linked<'rss' | 'atom' | 'json' | 'api'>,
}

export type Subscribe = typeof subscribe
