import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'Wird untersucht',
    identified: 'Ursache gefunden',
    monitoring: 'Wird beobachtet',
    resolved: 'Behoben',
  },
  severity: { P1: 'Kritisch', P2: 'Hoch', P3: 'Mittel', P4: 'Niedrig' },
  forCustomers: {
    P1: 'Niemand kann arbeiten, oder Daten sind in Gefahr',
    P2: 'Etwas Wichtiges funktioniert nicht',
    P3: 'Langsam, oder eine Funktion fällt aus',
    P4: 'Ein kleiner Fehler, der niemanden aufhält',
  },
  lead: {
    investigating:
      'Wir wissen von einer Störung des DuetRight Dashboard. Unser Team sucht die Ursache und arbeitet daran, den Dienst wiederherzustellen.',
    identified: 'Wir haben die Ursache gefunden und arbeiten an der Behebung.',
    monitoring: 'Die Behebung ist eingespielt. Wir beobachten sie, bevor wir die Störung abschließen.',
  },
  plannedNotice: 'drei Tage',
}
