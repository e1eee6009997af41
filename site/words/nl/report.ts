import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: 'Probleem melden',
  title: 'Vertel ons wat niet werkt.',
  lead: 'Kies wat bij u uitvalt. Als meerdere mensen ons hetzelfde vertellen, hoort ons team het meteen.',
  which: 'Wat werkt niet bij u?',
  choose: 'Kies ten minste één dienst.',
  send: 'Versturen',
  button: 'Melden',
  note: 'We tellen hoeveel mensen het ons vertellen en bewaren verder niets: niet wie u bent, en niets wat anderen zien.',
  thanks: 'Dank u, we hebben het geteld.',
  thanksLead:
    'Als genoeg mensen ons hetzelfde vertellen, kijkt ons team ernaar. Wat we al weten, staat op de voorpagina.',
}
