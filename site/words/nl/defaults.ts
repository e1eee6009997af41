import type { Defaults } from '#site/words/en/defaults.ts'

export const defaults: Defaults = {
  step: {
    investigating: 'In onderzoek',
    identified: 'Oorzaak gevonden',
    monitoring: 'Wordt gevolgd',
    resolved: 'Opgelost',
  },
  severity: { P1: 'Kritiek', P2: 'Hoog', P3: 'Gemiddeld', P4: 'Laag' },
  forCustomers: {
    P1: 'Niemand kan werken, of er lopen gegevens gevaar',
    P2: 'Iets belangrijks werkt niet',
    P3: 'Traag, of één functie werkt niet',
    P4: 'Een kleine fout die niemand tegenhoudt',
  },
  lead: {
    investigating:
      'We weten van een probleem met DuetRight Dashboard. Ons team zoekt de oorzaak en werkt aan het herstel van de dienst.',
    identified: 'We hebben de oorzaak gevonden en werken aan een oplossing.',
    monitoring: 'De oplossing is aangebracht. We volgen haar voordat we de storing afsluiten.',
  },
  plannedNotice: 'drie dagen',
}
