/** Telling us that something does not work. */
export const report = {
  link: 'Report a problem',
  title: 'Tell us what does not work.',
  lead: 'Choose what fails you. When several people tell us the same, our team hears of it at once.',
  which: 'What does not work for you?',
  choose: 'Choose at least one service.',
  send: 'Send',
  button: 'Report it',
  note: 'We count how many tell us, and keep nothing else: not who you are, and nothing that is shown to others.',
  thanks: 'Thank you, we have counted it.',
  thanksLead:
    'When enough people tell us the same, our team looks at it. What we know already stands on the front page.',
}

export type ReportWords = typeof report
