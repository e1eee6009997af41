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
  incidents: 'Störungen',
  noneIn: (days) => `Keine Störung in den letzten ${days} Tagen.`,
  allAbout: (name) => `Alle Störungen bei ${name}`,
  elsewhere: 'Anderswo',
  subscribe: 'Meldungen dazu per E-Mail erhalten',
  badge: 'Der Zustand als kleines Bild, für Ihre eigenen Seiten:',
}
