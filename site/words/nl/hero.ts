import type { Hero } from '#site/words/en/hero.ts'
import { inWords } from './counts.ts'

export const hero: Hero = {
  headline: {
    operational: 'Alles werkt.',
    under_maintenance: 'Er is gepland werk bezig.',
    degraded_performance: 'Sommige diensten zijn traag.',
    partial_outage: 'Sommige diensten werken gedeeltelijk.',
    major_outage: 'Sommige diensten werken niet.',
  },
  andMore: (headline, others) => `${headline}, en nog ${others}.`,
  since: { before: 'Sinds ', after: '' },
  nextUpdate: 'Volgend bericht',
  nextUpdateBy: 'Volgend bericht uiterlijk',
  late: 'Dit bericht is te laat',
  promisedFor: (time) => `Het was beloofd voor ${time}.`,
  sendMe: 'Stuur het mij per e-mail',
  alsoOpen: 'Ook gaande',
  alsoNext: { before: 'volgend bericht uiterlijk ', after: '' },
  alsoLate: { before: 'bericht te laat, beloofd voor ', after: '' },
  newToday: (time) =>
    `Deze pagina is nieuw. Ze kijkt mee sinds vandaag ${time}, en er komt elke dag een balk bij.`,
  newSince: (time, date) =>
    `Deze pagina is nieuw. Ze kijkt mee sinds ${time} op ${date}, en er komt elke dag een balk bij.`,
  neverYet: (date) => `Geen storing sinds deze pagina op ${date} is geopend.`,
  endedToday: 'De laatste storing eindigde minder dan een dag geleden.',
  quietDays: (days) => (days === 1 ? 'Al één dag geen storing.' : `Al ${inWords(days)} dagen geen storing.`),
}
