import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'Hier is niets.',
  429: 'Te veel verzoeken.',
  500: 'Een fout aan onze kant.',
  503: 'Dit werkt op dit moment niet.',
}
const lead: Record<number, string> = {
  404: 'Het adres is verkeerd getypt, of hier is nooit iets geweest.',
  429: 'Wacht even voordat u het opnieuw probeert.',
  500: 'Er is niets veranderd. Probeer het over een minuut opnieuw.',
  503: 'Er is niets veranderd. Probeer het over een minuut opnieuw.',
}

export const problems: Problems = {
  unknown: 'Dat is niet gelukt.',
  unknownLead: 'Er is niets veranderd. Probeer het over een minuut opnieuw.',
  title: (status) => title[status] ?? 'Het verzoek bevat een fout.',
  lead: (status) => lead[status] ?? 'Er is niets veranderd. Ga terug en probeer het opnieuw.',
}
