import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'In Betrieb',
    degraded_performance: 'Beeinträchtigt',
    partial_outage: 'Teilausfall',
    major_outage: 'Totalausfall',
    under_maintenance: 'In Wartung',
  },
  noticed: {
    operational: 'Funktioniert',
    degraded_performance: 'Langsam oder mit Fehlern',
    partial_outage: 'Funktioniert teilweise',
    major_outage: 'Funktioniert nicht',
    under_maintenance: 'Geplante Arbeiten',
  },
  meaning: {
    operational: 'funktioniert, wie es soll',
    degraded_performance: 'funktioniert, aber langsam oder mit einzelnen Fehlern',
    partial_outage: 'für manche oder bei manchen Vorgängen gestört',
    major_outage: 'für alle gestört',
    under_maintenance: 'mit Absicht angehalten, vorher angekündigt',
  },
  within: {
    operational: 'in Betrieb',
    degraded_performance: 'beeinträchtigt',
    partial_outage: 'Teilausfall',
    major_outage: 'Totalausfall',
    under_maintenance: 'in Wartung',
  },
  short: {
    operational: 'in Betrieb',
    degraded_performance: 'beeinträchtigt',
    partial_outage: 'Teilausfall',
    major_outage: 'Totalausfall',
    under_maintenance: 'Wartung',
  },
  noData: 'Noch keine Daten',
  notWatched: 'an diesem Tag nicht beobachtet',
}
