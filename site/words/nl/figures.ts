import type { Figures } from '#site/words/en/figures.ts'

export const figures: Figures = {
  lasted: 'Duur',
  closedLater: (duration) => `${duration} later afgesloten, na observatie`,
  whole: 'van de eerste fout tot de oplossing',
  lastsYet: 'Duur tot nu toe',
  byNow: (time) => `om ${time}, en nog niet voorbij`,
  firstNotice: 'Eerste bericht',
  limit: (duration) => `na het begin; onze grens is ${duration}`,
  onTime: 'Berichten op tijd',
  promised: (every) => `${every} beloofd`,
  affected: 'Getroffen',
  services: (all) => (all === 1 ? 'dienst' : 'diensten'),
  of: (some, all) => `${some} van ${all}`,
}
