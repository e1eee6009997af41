import type { Uptime } from '#site/words/en/uptime.ts'
import { decimal, inWords, percent, plural } from './counts.ts'

export const uptime: Uptime = {
  link: 'Disponibilidad',
  title: 'Disponibilidad.',
  lead: 'Durante qué parte del tiempo funcionó cada servicio. Cada cifra se redondea a la baja, nunca al alza.',
  lately: 'En resumen',
  latelyCaption: 'Disponibilidad de cada servicio en 30 días, en 90 días y en todo el tiempo observado',
  yearCaption: (year) => `Disponibilidad de cada servicio, mes a mes, en ${year}`,
  service: 'Servicio',
  days: (days) => plural(days, { one: `${days} día`, other: `${days} días` }),
  allTime: 'Desde el inicio',
  noData: 'sin datos',
  planned: (duration) => `trabajos previstos, ${duration}`,
  plannedNote: 'En este mes hubo trabajos previstos. Su tiempo no se cuenta.',
  counted: 'Cómo se calcula',
  share: 'La disponibilidad es la parte del tiempo observado en la que un servicio funcionó.',
  formula: 'disponibilidad = (tiempo observado − tiempo de inactividad) ÷ tiempo observado',
  down: (parts) => `tiempo de inactividad = ${parts.join(' + ')}`,
  part: (factor, state) => `${factor} × ${state}`,
  factor: (tenths) => decimal(tenths / 10),
  watched: 'tiempo observado = tiempo desde que empezamos a observar − trabajos previstos',
  inFull: 'se cuenta todo el tiempo',
  tenths: (tenths) =>
    plural(tenths, {
      one: 'se cuenta una décima parte',
      other: `se cuentan ${inWords(tenths)} décimas partes`,
    }),
  leftOut: 'no entra en el tiempo observado',
  rules: (none) => [
    'Cuando a un servicio le ocurren varias cosas a la vez, ese tiempo se cuenta una sola vez, con el peor estado.',
    `El resultado se redondea a la baja a dos decimales, para que ningún fallo aparezca nunca como ${percent(100)}.`,
    `Los días anteriores al inicio de la observación de un servicio figuran como «${none}» y no cuentan ni como tiempo activo ni como inactivo.`,
    'Los días y los meses empiezan y terminan en UTC. El día de hoy cuenta hasta el momento en que se creó esta página.',
  ],
  example: (days, minutes, state, share) =>
    `Por ejemplo, un mes de ${days} días con ${minutes} minutos de ${state} da ${share}.`,
}
