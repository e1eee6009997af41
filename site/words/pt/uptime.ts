import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, inWords, percent, plural } from './counts.ts'

export const uptime: Uptime = {
  link: 'Disponibilidade',
  title: 'Disponibilidade.',
  lead: 'Durante que parte do tempo cada serviço funcionou. Cada número é arredondado para baixo, nunca para cima.',
  lately: 'Em resumo',
  latelyCaption: 'Disponibilidade de cada serviço em 30 dias, em 90 dias e em todo o tempo observado',
  yearCaption: (year) => `Disponibilidade de cada serviço, mês a mês, em ${year}`,
  service: 'Serviço',
  days: (days) => plural(days, { one: `${days} dia`, other: `${days} dias` }),
  allTime: 'Desde o início',
  noData: 'sem dados',
  planned: (duration) => `trabalhos previstos, ${duration}`,
  plannedNote: 'Neste mês houve trabalhos previstos. O seu tempo não é contado.',
  counted: 'Como se calcula',
  share: 'A disponibilidade é a parte do tempo observado em que um serviço funcionou.',
  formula: 'disponibilidade = (tempo observado − tempo de inatividade) ÷ tempo observado',
  down: (parts) => `tempo de inatividade = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'tempo observado = tempo desde que começámos a observar − trabalhos previstos',
  inFull: 'conta todo o tempo',
  tenths: (tenths) =>
    plural(tenths, { one: `conta ${inWords(tenths)} décimo`, other: `contam ${inWords(tenths)} décimos` }),
  leftOut: 'não entra no tempo observado',
  rules: (none) => [
    'Quando várias coisas afetam um serviço ao mesmo tempo, esse tempo conta uma só vez, com o pior estado.',
    `O resultado é arredondado para baixo a duas casas decimais, para que nenhuma falha apareça como ${percent(100)}.`,
    `Os dias anteriores ao início da observação de um serviço figuram como “${none}” e não contam nem como tempo ativo nem como inativo.`,
    'Os dias e os meses começam e acabam em UTC. O dia de hoje conta até ao momento em que esta página foi criada.',
  ],
  example: (days, minutes, state, share) =>
    `Por exemplo, um mês de ${days} dias com ${minutes} minutos de ${state} dá ${share}.`,
}
