import type { Around, Linked } from '#site/words/shapes.ts'

/** Pages that are one sentence, and what to do next. */
export const messages = {
  nothingHere: 'There is no such page.',
  nothingHereLead: 'The address is mistyped, or the page was never here.',
  elsewhere: [
    ['present', 'How things are now'],
    ', ',
    ['history', 'what happened before'],
    ', or ',
    ['subscribe', 'notices by email'],
    '.',
  ] as Linked<'present' | 'history' | 'subscribe'>,
  check: 'Look in your inbox.',
  checkLead:
    'We have sent you one email with a button that confirms it was you. Until you press it, we send nothing.',
  checkAgain: [
    ' If it is not there either, look for a typing mistake and ',
    ['subscribe', 'enter your address again'],
    '. We write to an address at most once a day before it is confirmed.',
  ] as Linked<'subscribe'>,
  confirm: 'One press, and you are subscribed.',
  confirmLead: 'Until you press the button, we send nothing.',
  confirmButton: 'Confirm and send me notices',
  notYou: 'If you did not ask for this, close this page. We will not write again.',
  expired: 'This link no longer works.',
  expiredLead: 'It is too old, it was used already, or a part of it is missing.',
  expiredNext: [
    'If you already pressed the button, you are subscribed and need to do nothing. If not, ',
    ['subscribe', 'subscribe again'],
    ' and we send you a new link.',
  ] as Linked<'subscribe'>,
  subscribed: 'You are subscribed.',
  subscribedLead: 'We write when something breaks, and when it is fixed.',
  stopsThem: 'Every email has a link that stops them.',
  stop: (address: string) => `Stop notices to ${address}?`,
  stopLead: 'After this we do not write to this address again.',
  stopButton: (address: string) => `Unsubscribe ${address}`,
  stopped: 'You get no more notices.',
  stoppedLead: 'We have removed your address from the list.',
  stoppedNext: [
    'If that was a mistake, ',
    ['subscribe', 'subscribe again'],
    '. You can also read the same words as ',
    ['rss', 'RSS'],
    ' or ',
    ['atom', 'Atom'],
    '.',
  ] as Linked<'subscribe' | 'rss' | 'atom'>,
  notOurs: 'This link is not one of ours.',
  notOursLead: 'A part of it may be missing, so we changed nothing.',
  /** Around the address that writes. */
  newestMail: {
    before: 'Open the newest email from ',
    after: ' and press the link that stops them, at its foot.',
  } as Around,
}

export type Messages = typeof messages
