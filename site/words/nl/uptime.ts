import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, inWords, percent } from './counts.ts'

export const uptime: Uptime = {
  link: 'Beschikbaarheid',
  title: 'Beschikbaarheid.',
  lead: 'Welk deel van de tijd elke dienst werkte. Elk getal is naar beneden afgerond, nooit naar boven.',
  lately: 'In het kort',
  latelyCaption: 'Beschikbaarheid van elke dienst over 30 dagen, over 90 dagen en over de hele gevolgde tijd',
  yearCaption: (year) => `Beschikbaarheid van elke dienst in elke maand van ${year}`,
  service: 'Dienst',
  days: (days) => (days === 1 ? '1 dag' : `${days} dagen`),
  allTime: 'Hele periode',
  noData: 'geen gegevens',
  planned: (duration) => `gepland werk, ${duration}`,
  plannedNote: 'In deze maand was er gepland werk. Die tijd telt niet mee.',
  counted: 'Hoe het wordt berekend',
  share: 'Beschikbaarheid is het deel van de gevolgde tijd waarin een dienst werkte.',
  formula: 'beschikbaarheid = (gevolgde tijd − uitvaltijd) ÷ gevolgde tijd',
  down: (parts) => `uitvaltijd = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'gevolgde tijd = tijd sinds we begonnen te volgen − gepland werk',
  inFull: 'telt volledig mee',
  tenths: (tenths) => `telt voor ${inWords(tenths)} ${tenths === 1 ? 'tiende' : 'tienden'} mee`,
  leftOut: 'telt niet mee in de gevolgde tijd',
  rules: (none) => [
    'Gebeurt er met een dienst meer dan één ding tegelijk, dan telt die tijd één keer, met de ergste toestand.',
    `De uitkomst wordt naar beneden afgerond op twee decimalen, zodat een storing nooit als ${percent(100)} verschijnt.`,
    `Dagen voordat we een dienst begonnen te volgen gelden als “${none}” en tellen noch als beschikbaar noch als uitval.`,
    'Dagen en maanden beginnen en eindigen in UTC. Vandaag telt mee tot het moment waarop deze pagina is gemaakt.',
  ],
  example: (days, minutes, state, share) =>
    `Een voorbeeld: een maand van ${days} dagen met ${minutes} minuten ${state} komt uit op ${share}.`,
}
