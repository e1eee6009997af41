import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, inWords, percent } from './counts.ts'

export const uptime: Uptime = {
  link: 'Verfügbarkeit',
  title: 'Verfügbarkeit.',
  lead: 'Welchen Teil der Zeit jeder Dienst funktioniert hat. Jede Zahl ist abgerundet, nie aufgerundet.',
  lately: 'Kurz gefasst',
  latelyCaption:
    'Verfügbarkeit jedes Dienstes über 30 Tage, über 90 Tage und über die ganze beobachtete Zeit',
  yearCaption: (year) => `Verfügbarkeit jedes Dienstes in jedem Monat des Jahres ${year}`,
  service: 'Dienst',
  days: (days) => `${days} Tage`,
  allTime: 'Gesamt',
  noData: 'keine Daten',
  planned: (duration) => `geplante Arbeiten, ${duration}`,
  plannedNote: 'In diesem Monat gab es geplante Arbeiten. Ihre Zeit zählt nicht mit.',
  counted: 'Wie gerechnet wird',
  share: 'Verfügbarkeit ist der Anteil der beobachteten Zeit, in dem ein Dienst funktioniert hat.',
  formula: 'Verfügbarkeit = (beobachtete Zeit − Ausfallzeit) ÷ beobachtete Zeit',
  down: (parts) => `Ausfallzeit = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'beobachtete Zeit = Zeit seit Beginn der Beobachtung − geplante Arbeiten',
  inFull: 'zählt ganz',
  tenths: (tenths) => (tenths === 1 ? 'zählt zu einem Zehntel' : `zählt zu ${inWords(tenths)} Zehnteln`),
  leftOut: 'zählt nicht zur beobachteten Zeit',
  rules: (none) => [
    'Trifft einen Dienst mehreres zugleich, zählt diese Zeit einmal, und zwar mit dem schlimmsten Zustand.',
    `Das Ergebnis wird auf zwei Nachkommastellen abgerundet, damit kein Ausfall je als ${percent(100)} erscheint.`,
    `Tage vor Beginn der Beobachtung eines Dienstes gelten als „${none}“ und zählen weder als verfügbar noch als ausgefallen.`,
    'Tage und Monate beginnen und enden in UTC. Der heutige Tag zählt bis zu dem Zeitpunkt, an dem diese Seite entstand.',
  ],
  example: (days, minutes, state, share) =>
    `Ein Beispiel: Ein Monat von ${days} Tagen mit ${minutes} Minuten „${state}“ ergibt ${share}.`,
}
