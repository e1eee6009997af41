import type { Hero } from '#site/words/en/hero.ts'
import { inWords } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'Alles funktioniert.',
    under_maintenance: 'Geplante Arbeiten laufen.',
    degraded_performance: 'Einige Dienste sind langsam.',
    partial_outage: 'Einige Dienste funktionieren nur teilweise.',
    major_outage: 'Einige Dienste funktionieren nicht.',
  },
  andMore: (headline, others) =>
    others === 1 ? `${headline}, und eine weitere Störung.` : `${headline}, und ${others} weitere Störungen.`,
  since: { before: 'Seit ', after: '' },
  nextUpdate: 'Nächste Meldung',
  nextUpdateBy: 'Nächste Meldung bis',
  late: 'Diese Meldung ist verspätet',
  promisedFor: (time) => `Sie war für ${time} zugesagt.`,
  sendMe: 'Per E-Mail an mich senden',
  alsoOpen: 'Außerdem offen',
  alsoNext: { before: 'nächste Meldung bis ', after: '' },
  alsoLate: { before: 'Meldung verspätet, zugesagt für ', after: '' },
  newToday: (time) =>
    `Diese Seite ist neu. Sie beobachtet seit heute, ${time}, und bekommt jeden Tag einen Balken dazu.`,
  newSince: (time, date) =>
    `Diese Seite ist neu. Sie beobachtet seit dem ${date}, ${time}, und bekommt jeden Tag einen Balken dazu.`,
  neverYet: (date) => `Keine Störung, seit es diese Seite gibt, also seit dem ${date}.`,
  endedToday: 'Die letzte Störung endete vor weniger als einem Tag.',
  quietDays: (days) =>
    days === 1 ? 'Seit einem Tag keine Störung.' : `Seit ${inWords(days)} Tagen keine Störung.`,
}
