import type { Subscribe } from '#site/words/en/subscribe.ts'
import { inWords } from './counts.ts'

export const subscribe: Subscribe = {
  tab: 'Abonneren.',
  tabRefused: 'Nog niet geabonneerd.',
  title: 'Ontvang berichten per e-mail.',
  lead: 'We schrijven als er iets stukgaat, terwijl we het herstellen en als het is opgelost.',
  description: 'Ontvang een e-mail als er iets stukgaat, terwijl we het herstellen en als het is opgelost.',
  address: 'Uw e-mailadres',
  addressUse: 'We gebruiken het voor deze berichten en voor niets anders.',
  about: 'Waarover',
  everything: 'Alles',
  allServices: (count) => (count === 1 ? 'De enige dienst' : `Alle ${inWords(count)} diensten`),
  someServices: 'Alleen bepaalde diensten',
  chooseBelow: 'Kies ze hieronder',
  howMuch: 'Hoeveel',
  everyUpdate: 'Elk bericht',
  everyUpdateMeans: (severity, every) => `Bij een ${severity} is dat er ${every} een, tot het is opgelost`,
  ends: 'Alleen begin en einde',
  endsMeans: 'Eén als er iets stukgaat, één als het is opgelost',
  confirm: 'Bevestigen',
  button: 'Abonneren',
  whatNext:
    'U krijgt een e-mail met een knop die bevestigt dat u het was. Zolang u er niet op drukt, sturen we niets.',
  spam: { before: 'Komt er binnen vijf minuten geen e-mail, zoek dan in uw spammap naar ', after: '.' },
  joinNote: [
    'We schrijven als er iets stukgaat, terwijl we het herstellen en als het is opgelost. Elke e-mail bevat een link die ze stopt. U kunt ook ',
    ['choose', 'diensten of minder e-mails kiezen'],
    '.',
  ],
  withoutEmail: 'Zonder e-mail',
  feeds: [
    'Dezelfde woorden, op hetzelfde moment, als ',
    ['rss', 'RSS'],
    ', ',
    ['atom', 'Atom'],
    ' of ',
    ['json', 'JSON-feed'],
    '. Voor programma’s de huidige stand als ',
    ['api', 'JSON'],
    '.',
  ],
}
