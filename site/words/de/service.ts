import type { ServiceWords } from '#site/words/en/service.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `Wie ${name} von ${product} funktioniert, Tag für Tag.`,
  openNow: 'Derzeit offen',
  inShort: 'Kurz gefasst',
  last: (days) => `Letzte ${days} Tage`,
  roundedDown: 'Verfügbarkeit, abgerundet',
  troubledDays: 'Tage mit Störung',
  ofDays: (days) => `von ${days} beobachteten ${days === 1 ? 'Tag' : 'Tagen'}`,
  howCounted: 'Alle Monate, und wie gerechnet wird',
  dayByDay: 'Tag für Tag',
  affected: (duration) => `${duration} betroffen`,
  stretch: (state, days) => `${state}, ${days} ${days === 1 ? 'Tag' : 'Tage'}`,
  more: (others) => `und ${others} weitere`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Antwortzeit',
    within: (half, most) =>
      `Die Hälfte aller Antworten kam innerhalb von ${half}, 95 von 100 innerhalb von ${most}.`,
    lastDay: 'Letzte 24 Stunden',
    lines:
      'Die durchgezogene Linie zeigt, innerhalb welcher Zeit die Hälfte aller Antworten kam, die gestrichelte dasselbe für 95 von 100.',
    nothing: 'In dieser Zeit wurde keine Antwort gemessen.',
  },
  incidents: 'Störungen',
  noneIn: (days) => `Keine Störung in den letzten ${days} Tagen.`,
  allAbout: (name) => `Alle Störungen bei ${name}`,
  elsewhere: 'Anderswo',
  subscribe: 'Meldungen dazu per E-Mail erhalten',
  badge: 'Der Zustand als kleines Bild, für Ihre eigenen Seiten:',
}
