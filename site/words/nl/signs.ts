import type { Signs } from '#site/words/en/signs.ts'

export const signs: Signs = {
  name: {
    operational: 'Operationeel',
    degraded_performance: 'Verminderde prestaties',
    partial_outage: 'Gedeeltelijke storing',
    major_outage: 'Volledige storing',
    under_maintenance: 'In onderhoud',
  },
  noticed: {
    operational: 'Werkt',
    degraded_performance: 'Traag of met fouten',
    partial_outage: 'Werkt gedeeltelijk',
    major_outage: 'Werkt niet',
    under_maintenance: 'Gepland werk',
  },
  meaning: {
    operational: 'werkt zoals het hoort',
    degraded_performance: 'werkt, maar traag of met enkele fouten',
    partial_outage: 'stuk voor sommige mensen of sommige handelingen',
    major_outage: 'stuk voor iedereen',
    under_maintenance: 'met opzet stilgelegd, vooraf aangekondigd',
  },
  within: {
    operational: 'operationeel',
    degraded_performance: 'verminderde prestaties',
    partial_outage: 'gedeeltelijke storing',
    major_outage: 'volledige storing',
    under_maintenance: 'in onderhoud',
  },
  short: {
    operational: 'operationeel',
    degraded_performance: 'verminderd',
    partial_outage: 'gedeeltelijke storing',
    major_outage: 'volledige storing',
    under_maintenance: 'onderhoud',
  },
  noData: 'Nog geen gegevens',
  notWatched: 'die dag niet gevolgd',
}
