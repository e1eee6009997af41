import type { Subscribe } from '#site/words/en/subscribe.ts'
import { inWords } from './counts.ts'

export const subscribe: Subscribe = {
  tab: 'Abonnieren.',
  tabRefused: 'Noch nicht abonniert.',
  title: 'Meldungen per E-Mail erhalten.',
  lead: 'Wir schreiben, wenn etwas ausfällt, während wir es beheben und wenn es behoben ist.',
  description:
    'Erhalten Sie eine E-Mail, wenn etwas ausfällt, während wir es beheben und wenn es behoben ist.',
  address: 'Ihre E-Mail-Adresse',
  addressUse: 'Wir nutzen sie für diese Meldungen und für nichts anderes.',
  about: 'Worüber',
  everything: 'Alles',
  allServices: (count) => (count === 1 ? 'Der einzige Dienst' : `Alle ${inWords(count)} Dienste`),
  someServices: 'Nur einige Dienste',
  chooseBelow: 'Wählen Sie sie unten aus',
  howMuch: 'Wie viel',
  everyUpdate: 'Jede Meldung',
  everyUpdateMeans: (severity, every) => `Bei ${severity} ist das ${every} eine, bis die Störung behoben ist`,
  ends: 'Nur Anfang und Ende',
  endsMeans: 'Eine, wenn etwas ausfällt, eine, wenn es behoben ist',
  confirm: 'Bestätigen',
  button: 'Abonnieren',
  whatNext:
    'Sie erhalten eine E-Mail mit einer Schaltfläche, die bestätigt, dass Sie es waren. Bis Sie darauf drücken, senden wir nichts.',
  spam: {
    before: 'Kommt innerhalb von fünf Minuten keine E-Mail, suchen Sie im Spam-Ordner nach ',
    after: '.',
  },
  joinNote: [
    'Wir schreiben, wenn etwas ausfällt, während wir es beheben und wenn es behoben ist. Jede E-Mail enthält einen Link, der sie beendet. Sie können auch ',
    ['choose', 'Dienste auswählen oder weniger E-Mails erhalten'],
    '.',
  ],
  withoutEmail: 'Ohne E-Mail',
  feeds: [
    'Dieselben Worte, im selben Augenblick, als ',
    ['rss', 'RSS'],
    ', ',
    ['atom', 'Atom'],
    ' oder ',
    ['json', 'JSON-Feed'],
    '. Für Programme der jetzige Stand als ',
    ['api', 'JSON'],
    '.',
  ],
}
